//! Packs `schemas/source/*.json.gz`, with the marks that they lack, into the file that is built in:
//! `cargo run --release --example pack-schemas`. Its tests hold the packed file against its sources.

mod facts;

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use tffix::schema::json::{self, Document};
use tffix::schema::pack;

fn main() -> Result<(), Box<dyn Error>> {
    let (path, bytes) = packed()?;
    fs::write(&path, &bytes)?;
    println!("{:>9} bytes  {}", bytes.len(), path.display());
    Ok(())
}

/// The packed file and its bytes.
fn packed() -> Result<(PathBuf, Vec<u8>), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let documents: Vec<Document> = documents(&folder)?.into_iter().map(|(_, document)| document).collect();
    Ok((folder.join("embedded.schema"), pack::pack(&documents)))
}

/// Every source with its name (`aws-6.25.0`), sorted, with the marks of the files of facts.
fn documents(folder: &Path) -> Result<Vec<(String, Document)>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder.join("source"))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(OsStr::to_str).and_then(|name| name.strip_suffix(".json.gz")) else {
            continue;
        };
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(fs::File::open(&path)?).read_to_end(&mut text)?;
        let [document] = &json::read(&text)?[..] else {
            return Err(format!("{}: not one provider", path.display()).into());
        };
        documents.push((name.to_owned(), document.clone()));
    }
    documents.sort_by(|(one, _), (other, _)| one.cmp(other));
    facts::apply(folder, &mut documents)?;
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tffix::schema::Schemas;
    use tffix::schema::container::Kind;

    #[test]
    fn the_packed_file_is_that_of_its_sources() {
        let (path, bytes) = packed().expect("sources");
        let same = fs::read(&path).is_ok_and(|found| found == bytes);
        assert!(same, "{} is out of date: cargo run --example pack-schemas", path.display());
    }

    #[test]
    fn every_type_comes_back_as_its_source_has_it() {
        let schemas = Schemas::embedded();
        let sources = documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")).expect("sources");
        assert_eq!(sources.len(), 15);
        let mut types = 0;
        for (name, document) in sources {
            let versions = schemas.versions(&document.source).iter();
            let mut versions = versions.filter(|one| Some(one.version()) == document.version.as_deref());
            let provider = versions.next().unwrap_or_else(|| panic!("{name} is not built in"));
            assert_eq!(*provider.provider_config(), document.config, "{name}");
            for (kind, all) in [(Kind::Resource, &document.resources), (Kind::Data, &document.data_sources)] {
                let names: Vec<_> = all.keys().map(String::as_str).collect();
                assert_eq!(provider.names(kind).collect::<Vec<_>>(), names, "{name}");
                for (type_name, block) in all {
                    assert_eq!(provider.get(kind, type_name).as_deref(), Some(block), "{name}: {type_name}");
                    types += 1;
                }
            }
        }
        assert_eq!(types, 4481);
    }
}
