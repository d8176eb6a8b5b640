//! Lists of threads, one thread with everything beside it, and the one way to reach a thread.

use model::error::Problem;
use model::filter::{ThreadFilter, ThreadList};
use model::fold::{fold, order_key};
use model::ids::ThreadId;
use model::message::MessageView;
use model::page::{COUNT_CAP, Count, Cursor, PAGE_ROWS, Page, ThreadSort};
use model::right::Right;
use model::thread::{ThreadRow, ThreadView};
use store::{ThreadCriteria, ThreadRecord};

use crate::Desk;
use crate::caller::Caller;
use crate::days::{span, zone_of};
use crate::error::Result;

/// The most rows that one page may ask for.
const MAX_ROWS: u32 = 200;
/// How many threads of a refresh one query names.
const REFRESH_BATCH: usize = 500;
/// How many other threads of the member stand beside a thread.
const OTHERS: u64 = 20;

impl Desk {
    /// One page of a list.
    pub async fn list_threads(
        &self,
        caller: &Caller,
        list: ThreadList,
        filter: &ThreadFilter,
        sort: ThreadSort,
        after: Option<Cursor>,
        rows: u32,
    ) -> Result<Page<ThreadRow>> {
        let criteria = self.criteria(caller, list, filter).await?;
        let rows = if rows == 0 { PAGE_ROWS } else { rows.min(MAX_ROWS) };
        Ok(self.store.thread_list(&criteria, sort, after, rows).await?)
    }

    /// How many threads a list holds: up to `COUNT_CAP`, or exactly.
    pub async fn count_threads(
        &self,
        caller: &Caller,
        list: ThreadList,
        filter: &ThreadFilter,
        exact: bool,
    ) -> Result<Count> {
        let criteria = self.criteria(caller, list, filter).await?;
        Ok(self
            .store
            .thread_count(&criteria, (!exact).then_some(COUNT_CAP))
            .await?)
    }

    /// Those of some threads that a list holds now; the others have left it.
    pub async fn refresh_threads(
        &self,
        caller: &Caller,
        list: ThreadList,
        filter: &ThreadFilter,
        ids: Vec<ThreadId>,
    ) -> Result<Vec<ThreadRow>> {
        let criteria = self.criteria(caller, list, filter).await?;
        let mut rows = Vec::new();
        for some in ids.chunks(REFRESH_BATCH) {
            rows.extend(self.store.thread_refresh(&criteria, some).await?);
        }
        Ok(rows)
    }

    /// A thread with its exchange, its member, its history and the drafts on it.
    pub async fn get_thread(&self, caller: &Caller, id: ThreadId) -> Result<ThreadView> {
        let record = self.access_thread(caller, id).await?;
        let mut messages: Vec<MessageView> = Vec::new();
        let marks = self.store.outgoing_marks(id).await?;
        for message in self.store.message_list(id).await? {
            let mut view = message.view(&record.row.member_name);
            view.mails = marks
                .iter()
                .filter(|(of, _)| *of == view.id)
                .map(|(_, mark)| mark.clone())
                .collect();
            messages.push(view);
        }
        let (draft, other_drafts) = self.store.draft_list(id, caller.agent).await?;
        Ok(ThreadView {
            messages,
            member: self.store.member_find(record.row.member).await?,
            others: self.store.thread_list_of_member(record.row.member, id, OTHERS).await?,
            history: self.store.event_list_of_thread(id).await?,
            draft,
            other_drafts,
            row: record.row,
        })
    }

    /// The one way to a thread: refused without the right, not found when it is not there.
    pub(crate) async fn access_thread(&self, caller: &Caller, id: ThreadId) -> Result<ThreadRecord> {
        caller.require(Right::ReadThreads)?;
        Ok(self.store.thread_find(id).await?)
    }

    /// A filter as the store understands it: days as moments, texts folded.
    pub(crate) async fn criteria(
        &self,
        caller: &Caller,
        list: ThreadList,
        filter: &ThreadFilter,
    ) -> Result<ThreadCriteria> {
        caller.require(Right::ReadThreads)?;
        let problems = filter.problems();
        if !problems.is_empty() {
            return Err(Problem::Filter(problems).into());
        }
        let zone = zone_of(&self.store.setting_get().await?.time_zone);
        Ok(ThreadCriteria {
            list,
            opened: span(&filter.opened, zone),
            closed: span(&filter.closed, zone),
            kinds: filter.kinds.clone(),
            statuses: filter.statuses.clone(),
            topics: filter.topics.clone(),
            subject: fold(&filter.subject),
            name: fold(&filter.name),
            email: fold(&filter.email),
            body: fold(&filter.body),
            order_key: order_key(&filter.order_no),
            responders: filter.responders.clone(),
            resolvers: filter.resolvers.clone(),
        })
    }
}
