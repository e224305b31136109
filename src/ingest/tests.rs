//! What cannot be read, and what folders hold.

use std::fs;

use super::*;

fn error(text: &str) -> String {
    read_answer(text, &Asked::default()).expect_err("it cannot be read").to_string()
}

#[test]
fn an_answer_without_terraform_says_so() {
    assert_eq!(error(""), "the answer is empty");
    assert_eq!(error("\u{feff} \n"), "the answer is empty");
    let nothing = "no Terraform in this answer: it holds no resource, data source or module";
    for text in [
        "Insert the answer here",
        "```ts\nnew Vpc(this, 'resource \"aws_vpc\" \"main\" {');\n```",
        "```hcl\nvariable \"a\" {}\n```",
        "name = \"only a value\"\n",
        "```bash\nterraform apply\n```",
    ] {
        assert_eq!(error(text), nothing, "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_are_named() {
    assert_eq!(error("a\0b"), "the answer: is binary (a zero byte at offset 1)");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("answer.md");
    fs::write(&path, b"abc\xff").expect("it is written");
    let read = |path: &Path| read_path(path, &Asked::default()).expect_err("it cannot be read");
    assert!(matches!(read(&path), IngestError::NotUtf8 { offset: 3, .. }));
    assert!(matches!(read(&folder.path().join("none.md")), IngestError::NotFound { .. }));
    assert!(matches!(read(folder.path()), IngestError::NoFiles { .. }));
    assert!(matches!(read_folder(&path), Err(IngestError::NotFolder { .. })));
    assert!(matches!(read_file(folder.path()), Err(IngestError::IsFolder { .. })));
}

#[test]
fn what_is_too_large_names_the_limit() {
    let large = "a".repeat(MAX_BYTES as usize + 1);
    assert_eq!(error(&large), "the answer: is larger than 16777216 bytes, the most that is read");
}

#[test]
fn a_tf_file_is_taken_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("main.tf");
    fs::write(&path, "Here is prose, no code.\n").expect("it is written");
    let read = read_path(&path, &Asked::default()).expect("it is read");
    assert_eq!(&*read.sources.file(FileId(0)).text, "Here is prose, no code.\n");
}

#[test]
fn an_answer_is_told_by_its_content() {
    let folder = tempfile::tempdir().expect("a folder");
    let code = "resource \"aws_vpc\" \"main\" {\n}\n";
    for (name, text) in
        [("a.txt", code.to_owned()), ("b.md", format!("```hcl\n{code}```\n")), ("c", format!("Text.\n\n{code}"))]
    {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("it is written");
        let read = read_path(&path, &Asked::default()).expect("it is read");
        assert_eq!(&*read.sources.file(FileId(0)).text, code, "{name}");
    }
}

#[test]
fn a_folder_is_searched_but_not_what_is_hidden() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in
        ["main.tf", "modules/a/main.tf", ".terraform/modules/x/main.tf", ".git/x.tf", "notes.md", "a.tf.json", "run.sh"]
    {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it has one")).expect("it is made");
        fs::write(path, "locals {}\n").expect("it is written");
    }
    let read = read_folder(folder.path()).expect("it is read");
    let paths: Vec<&str> = read.sources.iter().map(|(_, file)| file.path.as_str()).collect();
    assert_eq!(paths, ["a.tf.json", "main.tf", "modules/a/main.tf"]);
    let inside = read.folder.expect("it was a folder");
    assert!(inside.exists("run.sh") && inside.exists("modules/a") && !inside.exists("none.sh") && !inside.exists("/"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_not_written() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir(root.join("a")).expect("it is made");
    fs::write(root.join("a/versions.tf"), "terraform {}\n").expect("it is written");
    symlink(root, root.join("a/loop")).expect("it is linked");
    symlink("versions.tf", root.join("a/again.tf")).expect("it is linked");
    symlink("nothing.tf", root.join("a/broken.tf")).expect("it is linked");
    fs::hard_link(root.join("a/versions.tf"), root.join("hard.tf")).expect("it is linked");
    let read = read_folder(root).expect("it is read");
    let all: Vec<(&str, bool)> =
        read.sources.iter().map(|(id, file)| (file.path.as_str(), read.linked.contains(&id))).collect();
    assert_eq!(all, [("a/again.tf", true), ("a/versions.tf", false), ("hard.tf", true)]);
    let said: Vec<&str> = read.notes.iter().map(|note| note.message.as_str()).collect();
    assert!(said.iter().any(|said| said.contains("a/loop is a link to a folder")), "{said:?}");
    assert!(said.iter().any(|said| said.contains("a/broken.tf is a link to nothing")), "{said:?}");
}

#[test]
fn every_kind_of_note_is_listed_once() {
    let ids: BTreeSet<&str> = NOTES.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), NOTES.len());
    assert!(ids.iter().all(|id| id.starts_with("ingest-")));
}
