//! The names that the documentation gives to those who come from other clients.

use std::fs::read_to_string;
use std::path::Path;

#[test]
fn every_name_that_is_promised_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = read_to_string(root.join("docs/migrating.md")).expect("the page");
    let mut found = 0;
    for code in page.split('`').skip(1).step_by(2) {
        let Some((resource, rest)) = code.split_once("::") else { continue };
        let resource = resource.rsplit(|sign: char| !sign.is_ascii_lowercase() && sign != '_').next();
        let Ok(declared) = read_to_string(root.join(format!("src/api/{}.rs", resource.unwrap_or_default())))
        else {
            continue;
        };
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let is_declared = declared.contains(&format!(" => {name} {{"))
            || declared.contains(&format!("    {name} {{"))
            || declared.contains(&format!("    {name}: "));
        assert!(is_declared, "{code}: there is no {name}");
        found += 1;
    }
    assert!(found > 40, "{found}");
}
