//! Which kind and topic a thread gets: the wanted one, or the first on offer, so that no message is refused for a list that
//! changed meanwhile.

use model::ids::{KindId, TopicId};
use model::setting::Topic;
use store::Write;

use crate::Desk;
use crate::error::{DeskError, Result};

impl Desk {
    /// A topic, retired or not.
    pub(crate) async fn topic(&self, write: &Write, id: TopicId) -> Result<Topic> {
        let found = write.topic_list().await?.into_iter().find(|topic| topic.id == id);
        found.ok_or_else(|| DeskError::Broken(format!("the topic {id} is not there")))
    }

    /// A kind that is on offer: the wanted one, else the first.
    pub(crate) async fn kind_or_first(&self, write: &Write, wanted: Option<KindId>) -> Result<KindId> {
        let kinds = write.kind_list().await?;
        let found = kinds
            .iter()
            .find(|kind| Some(kind.id) == wanted)
            .or_else(|| kinds.iter().find(|kind| !kind.retired));
        found
            .map(|kind| kind.id)
            .ok_or_else(|| DeskError::Broken("there is no kind".to_owned()))
    }

    /// A topic that is on offer: the wanted one, else the first.
    pub(crate) async fn topic_or_first(&self, write: &Write, wanted: Option<TopicId>) -> Result<TopicId> {
        let topics = write.topic_list().await?;
        let found = topics
            .iter()
            .find(|topic| Some(topic.id) == wanted)
            .or_else(|| topics.iter().find(|topic| !topic.retired));
        found
            .map(|topic| topic.id)
            .ok_or_else(|| DeskError::Broken("there is no topic".to_owned()))
    }
}
