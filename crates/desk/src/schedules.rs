//! Exports that are made again every week or month: begun by the desk's own clock, written like any other, and mailed to
//! whoever asked for them.

use chrono::{Datelike as _, Days, NaiveTime, TimeZone as _, Weekday};
use chrono_tz::Tz;
use mail::compose::Attachment;
use model::Millis;
use model::bulk::Selection;
use model::error::Problem;
use model::export::{ExportEvery, ExportFormat, ExportRequest, ExportSchedule, ExportState};
use model::ids::ScheduleId;
use model::moment::number;
use model::right::Right;
use model::texts::exports;
use model::validate::{Fault, Field, Invalid};
use store::{ExportJob, Write};

use crate::Desk;
use crate::caller::Caller;
use crate::days::{offsets, zone_of};
use crate::error::Result;
use crate::exports::{check, file_name};
use crate::outgoing::DeskMail;

/// When in the day a scheduled export is made: at seven, before the shop opens.
const HOUR: u32 = 7;
/// How many schedules one person may have.
const MAX_SCHEDULES: u64 = 20;
/// The largest file that a mail carries, in bytes: what mail servers commonly take is twice as much once encoded.
pub const MAX_MAILED: u64 = 7 * 1024 * 1024;

/// The file of a scheduled export, for its mail.
#[derive(Debug, Clone)]
pub struct ExportFile {
    /// What is in it; nothing when it is larger than [`MAX_MAILED`].
    pub bytes: Option<Vec<u8>>,
    /// Where its owner finds it for a day.
    pub link: String,
}

impl Desk {
    /// Has what a filter finds exported and mailed to the caller again and again.
    pub async fn schedule_export(
        &self,
        caller: &Caller,
        every: ExportEvery,
        request: ExportRequest,
    ) -> Result<ExportSchedule> {
        may_schedule(caller)?;
        check(&request)?;
        // Rows that were ticked today are not those of next week.
        if matches!(request.selection, Selection::Ids(_)) {
            return Err(vec![Invalid {
                field: Field::RowCount,
                fault: Fault::Malformed,
            }]
            .into());
        }
        let at = self.clock.now();
        let zone = zone_of(&self.store.setting_get().await?.time_zone);
        let mut write = self.store.write().await?;
        if write.schedule_count(caller.agent).await? >= MAX_SCHEDULES {
            return Err(Problem::Busy.into());
        }
        let next_at = next_after(every, at, zone);
        let schedule = write
            .schedule_insert(caller.agent, every, &request, next_at, at)
            .await?;
        write.commit().await?;
        Ok(schedule)
    }

    /// The caller's schedules, oldest first.
    pub async fn list_schedules(&self, caller: &Caller) -> Result<Vec<ExportSchedule>> {
        may_schedule(caller)?;
        Ok(self.store.schedule_list(caller.agent).await?)
    }

    /// Removes a schedule of the caller's.
    pub async fn remove_schedule(&self, caller: &Caller, id: ScheduleId) -> Result<()> {
        may_schedule(caller)?;
        let mut write = self.store.write().await?;
        if !write.schedule_delete(caller.agent, id).await? {
            return Err(Problem::NotFound.into());
        }
        Ok(write.commit().await?)
    }

    /// Begins the exports that are due, each once however many processes look; how many. Nothing is made for somebody who may
    /// not have it any more, but their schedule stays for the day when they may.
    pub async fn begin_due_exports(&self) -> Result<u64> {
        let now = self.clock.now();
        if !self.store.schedule_any_due(now).await? {
            return Ok(0);
        }
        let zone = zone_of(&self.store.setting_get().await?.time_zone);
        let mut write = self.store.write().await?;
        let mut begun = 0;
        for (agent, schedule) in write.schedule_due(now).await? {
            write
                .schedule_advance(schedule.id, next_after(schedule.every, now, zone))
                .await?;
            let caller = self.caller_for_job(agent).await;
            if caller.is_ok_and(|caller| may_schedule(&caller).is_ok()) {
                let name = file_name(&offsets(zone), now, schedule.request.format);
                write
                    .export_insert(agent, &schedule.request, &name, Some(schedule.id), now)
                    .await?;
                begun += 1;
            }
        }
        write.commit().await?;
        Ok(begun)
    }

    /// Queues the mail that tells of a scheduled export, in the transaction that ends it.
    pub(crate) async fn mail_export(
        &self,
        write: &mut Write,
        job: &ExportJob,
        state: ExportState,
        rows: u64,
        file: ExportFile,
    ) -> Result<()> {
        let own = self.store.agent_self(job.agent).await?;
        let lang = own.lang;
        let rows = number(rows, lang);
        let name = &job.view.file_name;
        let text = match (state, &file.bytes) {
            (ExportState::Ready, Some(_)) => lang.fill(exports::MAIL_READY, &[&own.full_name, name, &rows]),
            (ExportState::Ready, None) => {
                lang.fill(exports::MAIL_TOO_LARGE, &[&own.full_name, name, &rows, &file.link])
            }
            _ => lang.fill(exports::MAIL_FAILED, &[&own.full_name]),
        };
        let store_name = write.setting_get().await?.store_name;
        let media = match job.request.format {
            ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ExportFormat::CsvSemicolon | ExportFormat::CsvComma => "text/csv; charset=utf-8",
        };
        let attachment = file
            .bytes
            .filter(|_| state == ExportState::Ready)
            .map(|bytes| Attachment {
                name: name.clone(),
                media,
                bytes,
            });
        let mail = DeskMail {
            agent: job.agent,
            full_name: own.full_name,
            email: own.email,
            subject: lang.fill(exports::MAIL_SUBJECT, &[&store_name]),
            text,
            attachment,
        };
        self.queue_desk_mail(write, mail, self.clock.now()).await?;
        Ok(())
    }
}

fn may_schedule(caller: &Caller) -> Result<()> {
    caller.require(Right::ScheduleExports)?;
    caller.require(Right::Export)?;
    caller.require(Right::ReadThreads)
}

/// The next moment of a rhythm after one, by the store's clock.
fn next_after(every: ExportEvery, now: Millis, zone: Tz) -> Millis {
    let today = zone
        .timestamp_millis_opt(now)
        .earliest()
        .map(|at| at.date_naive())
        .unwrap_or_default();
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    (0..=62)
        .filter_map(|days| today.checked_add_days(Days::new(days)))
        .filter(|day| match every {
            ExportEvery::Weekly => day.weekday() == Weekday::Mon,
            ExportEvery::Monthly => day.day() == 1,
        })
        // An hour that summer time skips is not the end of a schedule: the next one is.
        .filter_map(|day| zone.from_local_datetime(&day.and_time(hour)).earliest())
        .map(|at| at.timestamp_millis())
        .find(|at| *at > now)
        .unwrap_or(now + 7 * 24 * 60 * 60 * 1000)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;
    use model::export::ExportEvery;

    use super::next_after;

    #[test]
    fn a_schedule_goes_by_the_stores_calendar() {
        let zone = Tz::Europe__Istanbul;
        // Monday, 23 November 2026, 14:15: the next Monday at seven, then the one after.
        let monday = next_after(ExportEvery::Weekly, 1_795_432_500_000, zone);
        assert_eq!(monday, 1_796_011_200_000);
        assert_eq!(next_after(ExportEvery::Weekly, monday, zone) - monday, 7 * 86_400_000);
        // One minute before seven of a Monday it is this very one.
        assert_eq!(next_after(ExportEvery::Weekly, monday - 60_000, zone), monday);
        assert_eq!(
            next_after(ExportEvery::Monthly, 1_795_432_500_000, zone),
            1_796_097_600_000
        );
    }
}
