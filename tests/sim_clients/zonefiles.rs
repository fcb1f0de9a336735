//! Zone files: what RFC 1035 allows is imported, what is broken is refused with its line, and an export is imported
//! without loss.

use std::fmt::Write;

use hetzner_cloud::{Method, txt};
use serde_json::{Value, json};

use crate::Project;

const ZONE: &str = "/zones/example.org";

fn project() -> Project {
    let mut project = Project::new();
    project.post("/zones", json!({ "name": "example.org", "mode": "primary" }));
    project
}

impl Project {
    /// Imports a zone file, and returns the records as `name TTL type value`.
    fn import(&mut self, file: &str) -> Vec<String> {
        self.post(&format!("{ZONE}/actions/import_zonefile"), json!({ "zonefile": file }));
        let record = |rrset: &Value| {
            let (name, ttl, kind) = (&rrset["name"], &rrset["ttl"], &rrset["type"]);
            let values = rrset["records"].as_array().expect("records").iter();
            values
                .map(|record| {
                    let text = |value: &Value| value.as_str().map_or(value.to_string(), String::from);
                    [name, ttl, kind, &record["value"]].map(text).join(" ")
                })
                .collect::<Vec<_>>()
        };
        let rrsets = self.rrsets();
        rrsets.as_array().expect("RRSets").iter().filter(|it| it["type"] != "SOA").flat_map(record).collect()
    }

    fn rrsets(&mut self) -> Value {
        self.get(&format!("{ZONE}/rrsets?per_page=50")).1["rrsets"].take()
    }

    fn export(&mut self) -> String {
        self.get(&format!("{ZONE}/zonefile")).1["zonefile"].as_str().expect("a zone file").into()
    }
}

#[test]
fn all_that_rfc_1035_allows_is_imported() {
    let mut project = project();
    for (file, records) in [
        // The TTL and the class are optional, in either order.
        ("a A 192.0.2.1", &["a null A 192.0.2.1"][..]),
        ("a 60 in a 192.0.2.1", &["a 60 A 192.0.2.1"]),
        ("a IN 60 A 192.0.2.1", &["a 60 A 192.0.2.1"]),
        ("a.example.org. 60 A 192.0.2.1", &["a 60 A 192.0.2.1"]),
        // Names: the origin, the zone, the last name; in any case.
        (
            "@ A 192.0.2.1\n  AAAA ::1\n\t60 TXT x",
            &["@ null A 192.0.2.1", "@ null AAAA ::1", "@ 60 TXT \"x\""],
        ),
        ("EXAMPLE.org. A 192.0.2.1", &["@ null A 192.0.2.1"]),
        ("*.Apps A 192.0.2.1", &["*.apps null A 192.0.2.1"]),
        ("\\119w\\w A 192.0.2.1", &["www null A 192.0.2.1"]),
        // Comments and empty lines.
        ("; one\n\n   \n\t; two\n", &[]),
        ("\r\na A 192.0.2.1 ; one\r\n  A 192.0.2.2;two\r\n", &["a null A 192.0.2.1", "a null A 192.0.2.2"]),
        // Parentheses.
        ("a ( 60\n IN\n) A ( 192.0.2.1 )", &["a 60 A 192.0.2.1"]),
        ("a MX ( 10 ; first (\n ( mail ) )", &["a null MX 10 mail"]),
        ("(a A 192.0.2.1)", &["a null A 192.0.2.1"]),
        ("a TXT \"(\" ; (\nb TXT \\(", &["a null TXT \"(\"", "b null TXT \"\\(\""]),
        // Strings: quoted or not, over lines, with escapes.
        ("a TXT one \"two three\"\\;\"four\"", &["a null TXT \"one\" \"two three\" \"\\;\" \"four\""]),
        ("a TXT \"\\\"\\255;\"", &["a null TXT \"\\\"\\255;\""]),
        ("a TXT \"one\ntwo\"\nb A 192.0.2.1", &["a null TXT \"one\ntwo\"", "b null A 192.0.2.1"]),
        // $TTL is the default of the records after it.
        (
            "a A 192.0.2.1\n$TTL 60\nb A 192.0.2.1\nc 70 A 192.0.2.1\n$ttl 80\nd A 192.0.2.1",
            &["a null A 192.0.2.1", "b 60 A 192.0.2.1", "c 70 A 192.0.2.1", "d 80 A 192.0.2.1"],
        ),
        ("$TTL 3600\na A 192.0.2.1", &["a null A 192.0.2.1"]),
        // $ORIGIN, also in values.
        (
            "$ORIGIN eu\n@ MX 10 mail\n$ORIGIN db\na CNAME @\n$ORIGIN example.org.\nb CNAME a",
            &[
                "a.db.eu null CNAME db.eu.example.org.",
                "b null CNAME a",
                "eu null MX 10 mail.eu.example.org.",
            ],
        ),
        (
            "$ORIGIN .\nexample.org NS ns.example\n$ORIGIN org\na.example SRV 1 2 3 @",
            &["@ null NS ns.example.", "a null SRV 1 2 3 org."],
        ),
        ("a A 192.0.2.1\n$ORIGIN eu\n  A 192.0.2.2", &["a null A 192.0.2.1", "a null A 192.0.2.2"]),
    ] {
        assert_eq!(project.import(file), records, "{file}");
        let (rrsets, exported) = (project.rrsets(), project.export());
        project.import(&exported);
        assert_eq!((project.rrsets(), project.export()), (rrsets, exported), "{file}");
    }
}

#[test]
fn broken_zone_files_are_refused_with_the_line() {
    let mut project = project();
    let long = "a".repeat(64);
    let deep = format!("a A {}192.0.2.1{}", "(".repeat(17), ")".repeat(17));
    let many: String = (0..51).fold(String::new(), |mut file, at| {
        writeln!(file, "a A 192.0.2.{at}").expect("a string");
        file
    });
    let name = format!("{}a A 192.0.2.1", "$ORIGIN abcdefgh\n".repeat(30));
    for (file, line, problem) in [
        ("$INCLUDE other.zone", 1, "$INCLUDE"),
        ("\n$INCLUDE other.zone example.org.", 2, "$INCLUDE"),
        ("$GENERATE 1-9 a$ A 192.0.2.$", 1, "$GENERATE"),
        ("$TTL", 1, "one value"),
        ("$TTL 60 70", 1, "one value"),
        ("$TTL 1h", 1, "TTL"),
        ("$TTL 59", 1, "TTL"),
        ("$ORIGIN a/b", 1, "name"),
        ("\n\n  A 192.0.2.1", 3, "no name"),
        ("a", 1, "no type"),
        ("a 60 IN", 1, "no type"),
        ("a 2147483648 A 192.0.2.1", 1, "TTL"),
        ("a 99999999999999999999 A 192.0.2.1", 1, "TTL"),
        ("a CH A 192.0.2.1", 1, "class"),
        ("a IN IN A 192.0.2.1", 1, "type"),
        ("a 60 60 A 192.0.2.1", 1, "type"),
        ("a SPF x", 1, "type"),
        ("a A", 1, "records[0].value"),
        ("a A 192.0.2.1 192.0.2.2", 1, "records[0].value"),
        ("; one\na A 192.0.2.1\nb A 192.0.2.256", 3, "records[0].value"),
        ("a A 192.0.2.1\na A 192.0.2.1", 2, "duplicate"),
        ("a A 192.0.2.1\n\na CNAME b", 3, "CNAME"),
        ("a CNAME b\na A 192.0.2.1", 2, "CNAME"),
        ("@ CNAME b", 1, "CNAME"),
        ("a.example.com. A 192.0.2.1", 1, "outside"),
        ("myexample.org. A 192.0.2.1", 1, "outside"),
        ("\\@.example.org. A 192.0.2.1", 1, "name"),
        ("a\\.b A 192.0.2.1", 1, "name"),
        ("\\256 A 192.0.2.1", 1, "escape"),
        ("ä A 192.0.2.1", 1, "name"),
        ("a..b A 192.0.2.1", 1, "name"),
        (&format!("{long} A 192.0.2.1"), 1, "name"),
        (&name, 27, "too long"),
        (&deep, 1, "deeply"),
        ("a A 192.0.2.1\nb A (\n192.0.2.1\n", 2, "not closed"),
        ("a A 192.0.2.1\nb A )", 2, "not open"),
        ("a TXT \"x\ny", 1, "quote"),
        ("\na TXT \"\\25\"", 2, "escape"),
        ("a TXT x\\", 1, "escape"),
        ("a TXT (\n\\1x )", 2, "escape"),
        (&format!("a TXT {}", "x".repeat(256)), 1, "value"),
        (&many, 51, "50"),
    ] {
        let path = format!("{ZONE}/actions/import_zonefile");
        let (status, body) = project.send(Method::Post, &path, json!({ "zonefile": file }));
        let field = &body["error"]["details"]["fields"][0];
        assert_eq!((status, &field["name"]), (422, &json!("zonefile")), "{file:?}: {body}");
        let message = field["messages"][0].as_str().expect("a message");
        assert!(message.starts_with(&format!("line {line} ")), "{file:?}: {message}");
        assert!(message.contains(problem), "{file:?}: {message}");
    }
}

#[test]
fn values_that_no_zone_file_can_hold_are_refused() {
    let mut project = project();
    for (kind, value) in [
        ("HINFO", "\"a"),
        ("HINFO", "a\nb A 192.0.2.1"),
        ("HINFO", "a ; comment"),
        ("HINFO", "( a b )"),
        ("MX", "10\nmail"),
        ("CAA", "0 issue \"\\256\""),
        ("TLSA", " "),
    ] {
        let rrset = json!({ "name": "a", "type": kind, "records": [{ "value": value }] });
        assert_eq!(project.refusal(&format!("{ZONE}/rrsets"), rrset).1, "invalid_input", "{kind} {value}");
    }
    let record = json!({ "value": "192.0.2.1", "comment": "a\nb A 192.0.2.2\rc" });
    project.post(&format!("{ZONE}/rrsets"), json!({ "name": "a", "type": "A", "records": [record] }));
    let file = project.export();
    assert!(file.contains("\na IN A 192.0.2.1 ; a b A 192.0.2.2 c\n"), "{file}");
}

/// Pseudorandom numbers from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn text(&mut self, alphabet: &[char], most: usize) -> String {
        (0..self.below(most)).map(|_| alphabet[self.below(alphabet.len())]).collect()
    }

    /// A value of a type.
    fn value(&mut self, kind: &str) -> String {
        let number = self.below(65536);
        let host = self.of(&["@", "www", "mail.eu", "example.net.", "_x.EXAMPLE.org."]);
        let string =
            txt::encode(&self.text(&['a', ' ', '"', '\\', ';', '(', ')', '0', '\n', 'ü', '\u{7f}'], 300));
        match kind {
            "A" => format!("192.0.{}.{}", number / 256, number % 256),
            "AAAA" => format!("2001:db8::{number:x}"),
            "MX" => format!("{number} {host}"),
            "SRV" => format!("{number} 5\t5060  {host}"),
            "CAA" => format!("0 issue \"ca-{number}.example; a=\\\"b\\\"\""),
            "TXT" => string,
            "HINFO" => format!("\"{number} x\" Linux\\ 6"),
            _ => host.into(),
        }
    }
}

#[test]
fn exported_zone_files_are_imported_without_loss() {
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..60 {
        let (mut project, mut random) = (project(), Random(seed));
        let mut count = 0;
        for _ in 0..20 {
            let name = random.of(&["a", "www", "b.c", "*", "*.d", "_e._tcp", "x1-y"]);
            let kind = random.of(&["A", "AAAA", "MX", "SRV", "CAA", "TXT", "HINFO", "NS", "PTR", "CNAME"]);
            let ttl = [None, Some(60), Some(3600), Some(2_147_483_647)][random.below(4)];
            let values: Vec<_> =
                (0..=random.below(3)).map(|_| json!({ "value": random.value(kind) })).collect();
            let rrset = json!({ "name": name, "type": kind, "ttl": ttl, "records": values });
            // Some are refused, such as a CNAME beside others.
            let (status, _) = project.send(Method::Post, &format!("{ZONE}/rrsets"), rrset);
            if status == 201 {
                count += 1;
                kinds.insert(kind);
            }
            project.sim.advance(std::time::Duration::from_secs(2));
        }
        assert!(count > 5, "{count}");
        let (rrsets, file) = (project.rrsets(), project.export());
        project.import(&file);
        assert_eq!(project.rrsets(), rrsets, "seed {seed}\n{file}");
        assert_eq!(project.export(), file, "seed {seed}");
    }
    assert_eq!(kinds.len(), 10);
}

/// Changed and random files are refused or imported, and never panic.
#[test]
fn no_zone_file_panics() {
    let alphabet: Vec<char> = "a.1 \t\n\r;()\"\\@$*ü0".chars().collect();
    let words =
        ["$ORIGIN ", "$TTL 60\n", " IN A 192.0.2.1\n", " TXT ", "@ ", "a ", "\\", "\\25", "(", ")", "\""];
    let (mut project, mut refused, mut imported) = (project(), 0, 0);
    for seed in 0..4_000 {
        let mut random = Random(seed);
        let mut file = String::from("\n");
        for _ in 0..random.below(8) {
            file += random.of(&words);
            file += &random.text(&alphabet, 4);
        }
        let path = format!("{ZONE}/actions/import_zonefile");
        let (status, body) = project.send(Method::Post, &path, json!({ "zonefile": file }));
        match status {
            201 => imported += 1,
            _ => {
                let message = body["error"]["message"].as_str().expect("a message");
                assert!(status == 422 && message.contains("zonefile': line "), "{file:?}: {body}");
                refused += 1;
            }
        }
        project.sim.advance(std::time::Duration::from_secs(2));
    }
    assert!(refused > 1_000 && imported > 100, "{refused} refused, {imported} imported");
}
