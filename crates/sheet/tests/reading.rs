//! Files that somebody brings, of each kind, read as they are meant. What does harm is tried with the reader's process, by the
//! host's tests.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use model::import::SheetFault;
use sheet::{Cell, Column, ColumnKind, CsvWriter, Line, Sheets, WorkbookWriter};

fn read(path: &Path) -> Result<Vec<Line>, SheetFault> {
    let mut lines = Vec::new();
    sheet::read(path, &mut |line| lines.push(line)).map(|()| lines)
}

fn read_bytes(bytes: &[u8]) -> Result<Vec<Vec<Cell>>, SheetFault> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(bytes).expect("written");
    Ok(read(file.path())?.into_iter().map(|line| line.cells).collect())
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

#[test]
fn old_and_open_workbooks_are_read() {
    for name in ["past.xls", "past.ods"] {
        let lines = read(&fixture(name)).expect(name);
        assert_eq!(lines.len(), 3, "{name}");
        assert_eq!(lines[0].cells[2], text("Konu Başlığı"), "{name}");
        assert_eq!(lines[1].line, 2, "{name}");
        assert_eq!(lines[1].cells[0], Cell::Number(7), "{name}");
        assert_eq!(lines[1].cells[2], text("Şığ İÖÇ"), "{name}");
        // 1 March 2024, 10:00 of the wall clock; an .ods tells it as a text.
        let opened = [Cell::Moment(1_709_287_200_000), text("2024-03-01T10:00:00")];
        assert!(opened.contains(&lines[1].cells[3]), "{name}: {:?}", lines[1].cells[3]);
        assert_eq!(lines[1].cells[4], text("Nerede kaldı?\nİkinci satır"), "{name}");
    }
}

#[test]
fn what_is_exported_is_read_back_cell_by_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let column = |heading: &str, kind| Column {
        heading: heading.to_owned(),
        kind,
        width: 10,
    };
    let columns = vec![
        column("No", ColumnKind::Number),
        column("Konu", ColumnKind::Text),
        column("Tarih", ColumnKind::Moment),
        column("Metin", ColumnKind::LongText),
    ];
    let rows = [
        vec![
            Cell::Number(1),
            text("=1+1"),
            Cell::Moment(1_795_443_300_123),
            text("Şığ\n\"İ\"; 😀"),
        ],
        vec![Cell::Number(2), text("'-5"), Cell::Empty, text("  boşluk  ")],
        vec![Cell::Number(3), text("0012"), Cell::Empty, text("'tırnak'")],
    ];
    let xlsx = folder.path().join("a.xlsx");
    let names = Sheets {
        rows: "Mesajlar".into(),
        imprint: "Künye".into(),
    };
    let mut writer = WorkbookWriter::new(names, columns.clone(), folder.path()).expect("a writer");
    let csv = folder.path().join("a.csv");
    let mut texts = CsvWriter::new(&csv, &columns, ';').expect("a writer");
    for row in &rows {
        writer.push(row).expect("a row");
        texts.push(row).expect("a row");
    }
    writer.finish(|_| Vec::new(), &xlsx).expect("a file");
    texts.finish().expect("a file");
    let cells = |path| -> Vec<Vec<Cell>> {
        read(path)
            .expect("read")
            .into_iter()
            .skip(1)
            .map(|line| line.cells)
            .collect()
    };
    assert_eq!(cells(&xlsx), rows);
    // A text has no numbers and no dates.
    let as_text = cells(&csv);
    assert_eq!(
        as_text[0],
        [
            text("1"),
            text("=1+1"),
            text("23.11.2026 14:15:00"),
            text("Şığ\n\"İ\"; 😀")
        ]
    );
    assert_eq!(as_text[1], [text("2"), text("'-5"), Cell::Empty, text("  boşluk  ")]);
    assert_eq!(as_text[2], [text("3"), text("0012"), Cell::Empty, text("'tırnak'")]);
}

#[test]
fn texts_are_read_in_any_letters_and_with_any_delimiter() {
    let wanted = vec![vec![text("ad"), text("şehir")], vec![text("Işıl, A."), text("İzmir")]];
    let lines = |delimiter: char| format!("ad{delimiter}şehir\r\n\"Işıl, A.\"{delimiter}İzmir\r\n");
    for delimiter in [';', ',', '\t', '|'] {
        assert_eq!(
            read_bytes(lines(delimiter).as_bytes()).as_ref(),
            Ok(&wanted),
            "{delimiter:?}"
        );
    }
    let marked = format!("\u{feff}{}", lines(';'));
    assert_eq!(read_bytes(marked.as_bytes()).as_ref(), Ok(&wanted));
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_bytes(&wide).as_ref(), Ok(&wanted), "UTF-16");
    // As Windows writes Turkish: ş 0xFE, ı 0xFD, İ 0xDD.
    let latin = b"ad;\xfeehir\r\nI\xfe\xfdl, A.;\xddzmir\r\n";
    assert_eq!(read_bytes(latin).as_ref(), Ok(&wanted), "Windows-1254");
    let told = format!("sep=|\r\n{}", lines('|'));
    assert_eq!(read_bytes(told.as_bytes()).as_ref(), Ok(&wanted), "sep=");
}

#[test]
fn what_is_no_table_is_told_by_name() {
    for (bytes, fault) in [
        (&b""[..], SheetFault::Empty),
        (b"ad;soyad\n", SheetFault::Empty),
        (b"%PDF-1.7\n1 0 obj\n", SheetFault::NotATable),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", SheetFault::NotATable),
        (b"<html><table><tr><td>a</td></tr></table>", SheetFault::WebPage),
        (b"PK\x03\x04 and nothing more", SheetFault::Damaged),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing more",
            SheetFault::Damaged,
        ),
    ] {
        assert_eq!(read_bytes(bytes), Err(fault), "{:?}", String::from_utf8_lossy(bytes));
    }
    let wide = format!("{}\n{}\n", vec!["a"; 65].join(";"), vec!["b"; 65].join(";"));
    assert_eq!(read_bytes(wide.as_bytes()), Err(SheetFault::TooManyColumns));
    let long = format!("a;b\n{};c\n", "ş".repeat(70_000));
    assert_eq!(read_bytes(long.as_bytes()), Err(SheetFault::TooLarge));
    let many = "a;b\n".repeat(200_002);
    assert_eq!(read_bytes(many.as_bytes()), Err(SheetFault::TooManyRows));
}
