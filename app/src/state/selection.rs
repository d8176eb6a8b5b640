//! What is ticked in a list: some rows, or all that the filter finds but for some. Plain values, asked and changed by the
//! list, the bulk bar and the export dialog.

use std::collections::BTreeSet;

use model::bulk::Selection;
use model::filter::{ThreadFilter, ThreadList};
use model::ids::ThreadId;

/// The ticked threads of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// These.
    Some(BTreeSet<ThreadId>),
    /// All that the filter finds.
    All {
        /// How many those were when they were picked.
        total: u64,
        /// Those that were unticked since.
        except: BTreeSet<ThreadId>,
    },
}

impl Default for Picked {
    fn default() -> Self {
        Self::Some(BTreeSet::new())
    }
}

impl Picked {
    /// Whether a thread is ticked.
    pub fn has(&self, id: ThreadId) -> bool {
        match self {
            Self::Some(ids) => ids.contains(&id),
            Self::All { except, .. } => !except.contains(&id),
        }
    }

    /// How many are ticked.
    pub fn len(&self) -> u64 {
        match self {
            Self::Some(ids) => ids.len() as u64,
            Self::All { total, except } => total.saturating_sub(except.len() as u64),
        }
    }

    /// Whether nothing is ticked.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Ticks or unticks some threads.
    pub fn set(&mut self, ids: impl IntoIterator<Item = ThreadId>, on: bool) {
        let (set, put_in) = match self {
            Self::Some(ids) => (ids, on),
            Self::All { except, .. } => (except, !on),
        };
        for id in ids {
            if put_in {
                set.insert(id);
            } else {
                set.remove(&id);
            }
        }
    }

    /// Forgets ticked threads that are no longer in the list.
    pub fn retain(&mut self, is_there: impl Fn(ThreadId) -> bool) {
        if let Self::Some(ids) = self {
            ids.retain(|id| is_there(*id));
        }
    }

    /// The same as a request.
    pub fn selection(&self, list: ThreadList, filter: &ThreadFilter) -> Selection {
        match self {
            Self::Some(ids) => Selection::Ids(ids.iter().copied().collect()),
            Self::All { except, .. } => Selection::Matching {
                list,
                filter: Box::new(filter.clone()),
                except: except.iter().copied().collect(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Picked;
    use model::bulk::Selection;
    use model::filter::{ThreadFilter, ThreadList};
    use model::ids::ThreadId;

    #[test]
    fn ticks_come_and_go() {
        let mut picked = Picked::default();
        picked.set([ThreadId(1), ThreadId(2)], true);
        picked.set([ThreadId(1)], false);
        assert_eq!(
            (picked.len(), picked.has(ThreadId(1)), picked.has(ThreadId(2))),
            (1, false, true)
        );
        picked.retain(|id| id != ThreadId(2));
        assert!(picked.is_empty());
    }

    #[test]
    fn all_that_match_but_for_some() {
        let mut picked = Picked::All {
            total: 12_480,
            except: [].into(),
        };
        picked.set([ThreadId(7)], false);
        assert_eq!(
            (picked.len(), picked.has(ThreadId(7)), picked.has(ThreadId(8))),
            (12_479, false, true)
        );
        let filter = ThreadFilter::default();
        let wanted = Selection::Matching {
            list: ThreadList::Inbox,
            filter: Box::new(filter.clone()),
            except: vec![ThreadId(7)],
        };
        assert_eq!(picked.selection(ThreadList::Inbox, &filter), wanted);
        picked.set([ThreadId(7)], true);
        assert_eq!(picked.len(), 12_480);
    }
}
