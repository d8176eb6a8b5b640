//! The handle of one list of threads: its address, what the server says of it, what is ticked and which row is in focus.
//! One per page, passed as context; the rows themselves belong to the table.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use model::bulk::Selection;
use model::error::Problem;
use model::filter::{FilterReading, ThreadFilter, ThreadList};
use model::ids::{EventSeq, ThreadId};
use model::page::{Count, PAGE_ROWS, Page};
use model::thread::ThreadRow;

use crate::api;
use crate::api::error::ApiError;
use crate::components::bulk_bar::job::ActJob;
use crate::state::list_address::ListAddress;
use crate::state::live::use_live;
use crate::state::me::use_me;
use crate::state::selection::Picked;
use crate::state::thread_list::Heard;

/// What a page of the list is read for. Equal keys mean the same rows.
type ListKey = (FilterReading, model::page::ThreadSort, u32);

/// One list of threads.
#[derive(Clone, Copy)]
pub struct Listing {
    /// Which list.
    pub list: ThreadList,
    /// Where it stands: the URL, taken apart.
    pub address: Memo<ListAddress>,
    /// The same without the open thread: what links of rows and heads start from.
    pub bare: Memo<ListAddress>,
    /// What the URL asks for.
    pub reading: Memo<FilterReading>,
    /// The first page.
    pub page: Resource<Result<Page<ThreadRow>, ApiError>>,
    /// How many threads the filter finds.
    pub count: Resource<Result<Count, ApiError>>,
    /// What is ticked.
    pub picked: RwSignal<Picked>,
    /// The row that the keyboard is on.
    pub focused: RwSignal<Option<ThreadId>>,
    /// The thread that the reply dialog is for.
    pub replying: RwSignal<Option<ThreadId>>,
    /// Whether the reply dialog is open.
    pub reply_open: RwSignal<bool>,
    /// Whether the export dialog is open.
    pub exporting: RwSignal<bool>,
    /// The act on many threads, if there is one: it outlives the rows that it changes.
    pub job: ActJob,
    /// The live stream's news, kept for pages that are still on their way.
    pub heard: StoredValue<Heard>,
    /// Rises with each batch of news.
    pub news: RwSignal<u32>,
    /// The thread that something was just done to from outside the table.
    pub touched: RwSignal<Option<ThreadId>>,
    caught_up: StoredValue<bool>,
    go: Callback<ListAddress>,
    afresh: RwSignal<u32>,
    recount: RwSignal<u32>,
}

impl Listing {
    /// Opens the list of the current page and passes it on as context.
    pub fn provide(list: ThreadList) -> Self {
        let address = address_of(list);
        let reading = Memo::new(move |_| address.with(|address| address.typed.reading()));
        let sort = Memo::new(move |_| address.with(|address| address.sort));
        let (afresh, recount) = (RwSignal::new(0), RwSignal::new(0));
        let reload = use_live().reload();
        let page = Resource::new(
            move || (reading.get(), sort.get(), afresh.get() + reload.get()),
            move |key| first_page(list, key),
        );
        let count = Resource::new(
            move || (reading.get(), recount.get() + afresh.get() + reload.get()),
            move |(reading, _)| count_of(list, reading),
        );
        let listing = Self {
            list,
            address,
            bare: Memo::new(move |_| address.with(|address| address.with_thread(None))),
            reading,
            page,
            count,
            picked: RwSignal::default(),
            focused: RwSignal::new(None),
            replying: RwSignal::new(None),
            reply_open: RwSignal::new(false),
            exporting: RwSignal::new(false),
            job: ActJob::new(),
            heard: StoredValue::default(),
            news: RwSignal::new(0),
            touched: RwSignal::new(None),
            caught_up: StoredValue::new(false),
            go: navigation(),
            afresh,
            recount,
        };
        listing.listen();
        listing.forget_on_change();
        provide_context(listing);
        listing
    }

    /// Goes to another address of the list, so that Back comes back here.
    pub fn go(self, address: ListAddress) {
        self.go.run(address);
    }

    /// Opens a thread beside the list, or closes the one that is open.
    pub fn open(self, thread: Option<ThreadId>) {
        let address = self.address.get_untracked();
        if address.thread != thread {
            self.go(address.with_thread(thread));
        }
    }

    /// Something was done to a thread: its row is brought up to date, also while the live stream is away.
    pub fn touch(self, thread: Option<ThreadId>) {
        self.touched.set(thread);
    }

    /// Opens the reply dialog of a thread.
    pub fn reply(self, thread: ThreadId) {
        self.replying.set(Some(thread));
        self.reply_open.set(true);
    }

    /// The filter that is in use.
    pub fn filter(self) -> ThreadFilter {
        self.reading.with_untracked(|reading| reading.filter.clone())
    }

    /// What is ticked, as a request.
    pub fn selection(self) -> Selection {
        let filter = self.filter();
        self.picked
            .with_untracked(|picked| picked.selection(self.list, &filter))
    }

    /// Reads the list anew.
    pub fn refetch(self) {
        self.afresh.try_update(|turn| *turn += 1);
    }

    /// The live stream begins where the page's frame was read. If the rows were read before that, what lies between is
    /// caught up by reading them once more.
    pub fn catch_up(self, seen: EventSeq) {
        if !self.caught_up.get_value() {
            self.caught_up.set_value(true);
            if use_me().with(|me| me.seen) > seen {
                self.refetch();
            }
        }
    }

    /// Counts anew, the rows left as they are.
    pub fn recount(self) {
        self.recount.try_update(|turn| *turn += 1);
    }

    fn listen(self) {
        let batch = use_live().batch();
        let me = use_me().with(|me| me.id);
        Effect::new(move |_| {
            batch.with(|batch| self.heard.update_value(|heard| heard.note(batch, me)));
            self.news.update(|turn| *turn += 1);
        });
    }

    fn forget_on_change(self) {
        Effect::new(move |before: Option<FilterReading>| {
            let now = self.reading.get();
            if before.is_some_and(|before| before != now) {
                self.picked.set(Picked::default());
                self.focused.set(None);
            }
            now
        });
    }
}

/// The list that this page shows.
pub fn use_listing() -> Listing {
    expect_context()
}

fn address_of(list: ThreadList) -> Memo<ListAddress> {
    let location = use_location();
    Memo::new(move |before: Option<&ListAddress>| {
        let here = location.pathname.with(|path| path == ListAddress::path(list));
        let now = location.search.with(|query| ListAddress::read(list, query));
        // While another page is being opened the URL is already its own: this list keeps what it showed.
        match before {
            Some(before) if !here => before.clone(),
            _ => now,
        }
    })
}

fn navigation() -> Callback<ListAddress> {
    let navigate = use_navigate();
    Callback::new(move |address: ListAddress| {
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&address.href(), options);
    })
}

async fn first_page(list: ThreadList, (reading, sort, _): ListKey) -> Result<Page<ThreadRow>, ApiError> {
    if reading.problems.is_empty() {
        api::threads::list_threads(list, reading.filter, sort, None, PAGE_ROWS).await
    } else {
        Err(ApiError(Problem::Filter(reading.problems)))
    }
}

async fn count_of(list: ThreadList, reading: FilterReading) -> Result<Count, ApiError> {
    if reading.problems.is_empty() {
        api::threads::count_threads(list, reading.filter, false).await
    } else {
        Err(ApiError(Problem::Filter(reading.problems)))
    }
}
