//! Pages and counts, measured at the desk, below HTTP: the first page by both sorts, a page in the middle, the count.

use desk::Desk;
use model::filter::{ThreadFilter, ThreadList};
use model::page::{Cursor, PAGE_ROWS, ThreadSort};

use crate::cases::{Case, cases};
use crate::place::Place;
use crate::table::{Line, Times};

/// Half of the generator's three years, in milliseconds: where the middle of a list stands.
const MIDDLE: i64 = 3 * 365 * 12 * 60 * 60 * 1000;

/// The figures of every case.
pub async fn measure(place: &Place) -> anyhow::Result<Vec<Line>> {
    let store = place.desk.me(&place.admin).await?.store;
    let mut lines = Vec::new();
    for case in cases(&store) {
        let line = one(place, &case).await?;
        line.print();
        lines.push(line);
    }
    Ok(lines)
}

async fn one(place: &Place, case: &Case) -> anyhow::Result<Line> {
    let desk = &place.desk;
    let middle = Cursor {
        at: desk.now() - MIDDLE,
        id: 0,
    };
    let mut line = Line::new(&case.name);
    for filter in &case.filters {
        let pages = [
            (ThreadSort::ActivityDesc, None),
            (ThreadSort::OpenedDesc, None),
            (ThreadSort::ActivityDesc, Some(middle)),
        ];
        for (sort, after) in pages {
            let times = if after.is_some() {
                &mut line.middles
            } else {
                &mut line.pages
            };
            page(desk, place, case.list, filter, sort, after, times).await?;
        }
        let count = desk.count_threads(&place.admin, case.list, filter, false);
        let count = line.counts.take(filter.to_query(), count).await?;
        line.found.push((count.rows, count.more));
    }
    Ok(line)
}

async fn page(
    desk: &Desk,
    place: &Place,
    list: ThreadList,
    filter: &ThreadFilter,
    sort: ThreadSort,
    after: Option<Cursor>,
    times: &mut Times,
) -> anyhow::Result<()> {
    let page = desk.list_threads(&place.admin, list, filter, sort, after, PAGE_ROWS);
    times.take(filter.to_query(), page).await?;
    Ok(())
}
