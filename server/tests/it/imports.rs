//! A file on its way in: it comes, is read by a process of its own, and whatever it does to that process, the desk serves on.

use std::io::{Cursor, Write as _};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use model::import::{ImportView, SheetFault};
use model::right::Role;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::host::{Answer, Host};

const CSV: &str = "E-Posta;Ad Soyad\nayse@example.com;Ayşe Yılmaz\nali@example.com;Ali Kaya\n";

async fn bring(host: &Host, file: Vec<u8>, role: Option<Role>) -> Answer {
    let request = Request::post("/imports?kind=members&name=%C3%BCyeler.csv")
        .header("host", "desk.test")
        .body(Body::from(file))
        .expect("a request");
    host.send(request, role.map(|role| host.token(role))).await
}

/// A zip of these entries, packed.
fn packed(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).expect("an entry");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A workbook whose only sheet has these rows, and these texts for all sheets.
fn workbook(rows: &str, strings: Option<String>) -> Vec<(&'static str, Vec<u8>)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    let mut links = format!(r#"<Relationship Id="r1" Type="{LINK}/worksheet" Target="worksheets/sheet1.xml"/>"#);
    if strings.is_some() {
        links += &format!(r#"<Relationship Id="r2" Type="{LINK}/sharedStrings" Target="sharedStrings.xml"/>"#);
    }
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{LINK}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let mut entries = vec![
        ("[Content_Types].xml", format!("{head}{types}").into_bytes()),
        ("_rels/.rels", format!(r#"{head}<Relationships xmlns="{PACKAGE}"><Relationship Id="r0" Type="{LINK}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#).into_bytes()),
        ("xl/workbook.xml", format!("{head}{book}").into_bytes()),
        ("xl/_rels/workbook.xml.rels", format!(r#"{head}<Relationships xmlns="{PACKAGE}">{links}</Relationships>"#).into_bytes()),
        ("xl/worksheets/sheet1.xml", format!(r#"{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#).into_bytes()),
    ];
    if let Some(strings) = strings {
        entries.push((
            "xl/sharedStrings.xml",
            format!(r#"{head}<sst xmlns="{MAIN}">{strings}</sst>"#).into_bytes(),
        ));
    }
    entries
}

fn cell(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn two_far_apart(last: &str, line: u32) -> Vec<u8> {
    let rows = format!(
        r#"<row r="1">{}</row><row r="{line}">{}</row>"#,
        cell("A1", "a"),
        cell(last, "b")
    );
    packed(&workbook(&rows, None))
}

/// The size that the directory of a zip tells of its last entry, made small.
fn lying(mut zip: Vec<u8>) -> Vec<u8> {
    let at = zip
        .windows(4)
        .rposition(|part| part == b"PK\x01\x02")
        .expect("a directory");
    zip[at + 24..at + 28].copy_from_slice(&1_000u32.to_le_bytes());
    zip
}

/// An .ods of a few bytes that says that its one cell stands a million times this many times.
fn repeated(columns: u32) -> Vec<(&'static str, Vec<u8>)> {
    const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0""#;
    let cell = format!(
        r#"<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"><text:p>a</text:p></table:table-cell>"#
    );
    let table = format!(
        r#"<table:table table:name="S"><table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row></table:table>"#
    );
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"#
    );
    vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></manifest:manifest>"#.to_vec()),
        ("content.xml", content.into_bytes()),
    ]
}

/// What is brought to do harm, by name, with what the desk says of it.
fn hostile() -> Vec<(&'static str, Vec<u8>, Vec<SheetFault>)> {
    let head = format!(r#"<row r="1">{}{}</row>"#, cell("A1", "E-Posta"), cell("B1", "Ad"));
    let long = "a".repeat(240 << 20);
    let many: String = (2..=250_000)
        .map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#))
        .collect();
    let attributes: String = (0..200_000).map(|at| format!(r#" a{at}="1""#)).collect();
    let dtd = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let shared = |text: &str| workbook(&head, Some(format!("<si><t>{text}</t></si>")));
    let entity = {
        let mut entries = workbook(&format!(r#"{head}<row r="2">{}</row>"#, cell("A2", "&b;")), None);
        let sheet = String::from_utf8(std::mem::take(&mut entries[4].1)).expect("UTF-8");
        entries[4].1 = sheet.replacen("?>", &format!("?>{dtd}"), 1).into_bytes();
        packed(&entries)
    };
    let mut macros = workbook(&head, None);
    macros.push(("xl/vbaProject.bin", vec![1, 2, 3]));
    let whole = packed(&workbook(
        &format!(r#"{head}<row r="2">{}</row>"#, cell("A2", "a@example.com")),
        None,
    ));
    let entries: Vec<(String, Vec<u8>)> = (0..1_100).map(|at| (format!("e{at}"), vec![0])).collect();
    let entries: Vec<(&str, Vec<u8>)> = entries
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    use SheetFault as F;
    vec![
        (
            "two cells at the ends of a sheet",
            two_far_apart("XFD1048576", 1_048_576),
            vec![F::TooManyColumns],
        ),
        (
            "two cells a million rows apart",
            two_far_apart("BA1048576", 1_048_576),
            vec![],
        ),
        (
            "one shared text of 240 MiB",
            packed(&shared(&long)),
            vec![F::TooLarge, F::TooHeavy],
        ),
        (
            "the same with a lying size",
            lying(packed(&shared(&long))),
            vec![F::TooLarge, F::TooHeavy, F::Damaged],
        ),
        (
            "more rows than are taken",
            packed(&workbook(&format!("{head}{many}"), None)),
            vec![F::TooManyRows, F::TooLarge],
        ),
        (
            "a cell with 200,000 attributes",
            packed(&workbook(
                &format!(r#"{head}<row r="2"><c r="A2"{attributes}><v>1</v></c></row>"#),
                None,
            )),
            vec![],
        ),
        ("entities that grow", entity, vec![F::Damaged, F::Empty]),
        ("a thousand entries", packed(&entries), vec![F::TooLarge]),
        (
            "a row repeated a million times",
            packed(&repeated(90)),
            vec![F::TooHeavy],
        ),
        (
            "a row repeated beyond all bounds",
            packed(&repeated(1_000)),
            vec![F::TooLarge],
        ),
        ("macros", packed(&macros), vec![F::Macros]),
        ("cut off", whole[..whole.len() / 2].to_vec(), vec![F::Damaged]),
        ("a password", locked, vec![F::Locked]),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(),
            vec![F::NotATable],
        ),
        ("nothing", Vec::new(), vec![F::Empty]),
        ("too many bytes", vec![b'a'; (64 << 20) + 1], vec![F::TooLarge]),
    ]
}

/// The memory of this process now, in bytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("VmRSS");
    line.split_whitespace()
        .nth(1)
        .and_then(|kib| kib.parse::<u64>().ok())
        .expect("a number")
        * 1024
}

#[tokio::test]
async fn a_file_is_staged_and_its_columns_are_guessed() {
    for host in Host::all().await {
        let answer = bring(&host, CSV.as_bytes().to_vec(), Some(Role::Admin)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}: {}", host.name, answer.body);
        let view: ImportView = serde_json::from_str(&answer.body).expect("an import");
        assert_eq!((view.total, view.file_name.as_str()), (2, "üyeler.csv"));
        assert!(view.mapping.iter().all(Option::is_some));
        let path = format!("/imports/{}/refused.xlsx", view.id);
        let refused = host.get(&path, Some(host.token(Role::Admin))).await;
        assert_eq!(refused.status, StatusCode::OK);
        for role in [Some(Role::Agent), Some(Role::Supervisor), None] {
            let status = bring(&host, CSV.as_bytes().to_vec(), role).await.status;
            let wanted = if role.is_some() {
                StatusCode::FORBIDDEN
            } else {
                StatusCode::UNAUTHORIZED
            };
            assert_eq!(status, wanted, "{role:?}");
        }
    }
}

#[tokio::test]
async fn a_hostile_file_ends_in_a_clear_answer_while_the_desk_serves_on() {
    let files = hostile();
    let host = Host::all().await.remove(0);
    for (name, file, faults) in files {
        let (bytes, before) = (file.len(), memory());
        let began = std::time::Instant::now();
        let answer = bring(&host, file, Some(Role::Admin)).await;
        let (took, grown) = (began.elapsed(), memory().saturating_sub(before));
        println!(
            "{name}: {bytes} bytes, {} in {took:.1?}, {} KiB more",
            answer.status,
            grown / 1024
        );
        if faults.is_empty() {
            assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.body);
        } else {
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{name}: {}",
                answer.body
            );
            let told = faults
                .iter()
                .any(|fault| answer.body.contains(&format!(r#""sheet":"{}""#, fault.as_str())));
            assert!(told, "{name}: {}", answer.body);
        }
        assert!(grown < 50 << 20, "{name}: the desk itself took {grown} bytes");
        assert_eq!(host.get("/health", None).await.status, StatusCode::OK, "{name}");
    }
    let left = host.get("/ready", None).await;
    assert_eq!(left.status, StatusCode::OK);
}
