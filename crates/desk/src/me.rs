//! What a signed-in browser needs for every screen, and the events that follow.

use model::agent::Me;
use model::day::Day;
use model::event::LiveEvent;
use model::filter::{ThreadFilter, ThreadList};
use model::ids::EventSeq;
use model::outgoing::OutgoingState;
use model::right::Right;
use model::setting::StoreInfo;
use model::status::Status;

use crate::Desk;
use crate::caller::Caller;
use crate::days::{offsets, zone_of};
use crate::error::{DeskError, Result};

/// How far back undelivered mails are counted: 7 days.
const UNDELIVERED_MILLIS: model::Millis = 7 * 24 * 60 * 60 * 1000;

impl Desk {
    /// The caller and their screens' common ground.
    pub async fn me(&self, caller: &Caller) -> Result<Me> {
        // Read before everything else: an event that comes between is told again, never missed.
        let seen = self.store.event_newest().await?;
        let own = self.store.agent_self(caller.agent).await?;
        Ok(Me {
            id: caller.agent,
            full_name: caller.full_name.clone(),
            email: own.email,
            role: caller.role,
            rights: caller.rights.clone(),
            lang: caller.lang,
            theme: own.theme,
            list_look: own.list_look,
            store: self.store_info().await?,
            seen,
            waiting: self.waiting(caller).await?,
            undelivered: self.undelivered(caller).await?,
        })
    }

    pub(crate) async fn store_info(&self) -> Result<StoreInfo> {
        let settings = self.store.setting_get().await?;
        let now = self.clock.now();
        let zone = offsets(zone_of(&settings.time_zone));
        let today: Day = zone
            .day(now)
            .ok_or_else(|| DeskError::Broken("the clock stands outside the calendar".into()))?;
        Ok(StoreInfo {
            name: settings.store_name,
            time_zone: settings.time_zone,
            zone,
            today,
            now,
            kinds: self.store.kind_list().await?,
            topics: self.store.topic_list().await?,
            agents: self.store.agent_names().await?,
        })
    }

    async fn waiting(&self, caller: &Caller) -> Result<u64> {
        if !caller.may(Right::ReadThreads) {
            return Ok(0);
        }
        let filter = ThreadFilter {
            statuses: vec![Status::New, Status::Pending],
            ..ThreadFilter::default()
        };
        Ok(self.count_threads(caller, ThreadList::Inbox, &filter, true).await?.rows)
    }

    async fn undelivered(&self, caller: &Caller) -> Result<u64> {
        if !caller.may(Right::ReadOutgoing) {
            return Ok(0);
        }
        let states = [OutgoingState::Failed, OutgoingState::Uncertain, OutgoingState::Expired];
        Ok(self
            .store
            .outgoing_count(&states, self.clock.now() - UNDELIVERED_MILLIS)
            .await?)
    }

    /// The events after a number that the caller may know of, oldest first, at most `limit`. What concerns no thread
    /// (people, settings, keys) is the audit's.
    pub async fn events_after(&self, caller: &Caller, after: EventSeq, limit: u64) -> Result<Vec<LiveEvent>> {
        caller.require(Right::ReadThreads)?;
        let audit = caller.may(Right::ReadReports);
        let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
        let (mut found, mut from) = (Vec::new(), after);
        while found.len() < wanted {
            let events = self.store.event_list_after(from, limit).await?;
            let Some(last) = events.last() else { break };
            let more = events.len() >= wanted;
            from = last.seq;
            found.extend(events.into_iter().filter(|event| audit || event.thread.is_some()));
            if !more {
                break;
            }
        }
        found.truncate(wanted);
        Ok(found)
    }
}
