//! What a program with a token changes.

use std::error::Error;
use std::fs;

use hf_hub::RepoTypeModel;
use hf_hub::repository::{AddSource, CommitOperation};

use crate::{noise, open};

const CARD: &str =
    "---\nlicense: apache-2.0\n---\n# Rust\n\nMade for a test, and for everybody and for ever.\n";

/// Founds a model, uploads a folder, releases it by a tag, and reads back the same bytes.
pub fn deposit(repository: &str) -> Result<(), Box<dyn Error>> {
    let (client, model) = open(repository)?;
    let found = || {
        client
            .create_repository()
            .repo_id(repository)
            .repo_type(RepoTypeModel)
    };
    let address = found().send()?.url;
    assert_eq!(
        address,
        format!("{}/{repository}", std::env::var("HF_ENDPOINT")?)
    );
    assert!(found().send().is_err(), "It was founded twice.");
    found().exist_ok(true).send()?;

    let folder = std::env::temp_dir().join(repository.replace('/', "-"));
    let files = [
        ("README.md", CARD.as_bytes().to_vec()),
        ("dir/é a#b c%20+d@1.txt", b"odd".to_vec()),
        ("empty.txt", Vec::new()),
        ("w.bin", noise(300_000)),
    ];
    fs::create_dir_all(folder.join("dir"))?;
    for (path, bytes) in &files {
        fs::write(folder.join(path), bytes)?;
    }
    let commit = model
        .upload_folder()
        .folder_path(&folder)
        .commit_message("All of it")
        .send()?;
    fs::remove_dir_all(&folder)?;
    model.create_tag().tag("v1.0").send()?;

    let refs = model.list_refs().send()?;
    assert_eq!(refs.tags[0].name, "v1.0");
    assert_eq!(Some(refs.tags[0].target_commit.clone()), commit.commit_oid);
    for (path, bytes) in &files {
        let read = model
            .download_file_to_bytes()
            .filename(*path)
            .revision("v1.0")
            .send()?;
        assert_eq!(read, bytes, "{path} differs");
    }
    assert!(
        model.delete_tag().tag("v1.0").send().is_err(),
        "A release was undone."
    );
    Ok(())
}

/// Uploads more than goes into a commit.
pub fn upload_large(repository: &str) -> Result<(), Box<dyn Error>> {
    let (client, model) = open(repository)?;
    client
        .create_repository()
        .repo_id(repository)
        .repo_type(RepoTypeModel)
        .send()?;
    let weights = noise(20_000_000);

    let source = AddSource::bytes(weights.clone());
    model
        .upload_file()
        .source(source)
        .path_in_repo("w.safetensors.bin")
        .send()?;

    let entries = model
        .get_paths_info()
        .paths(vec!["w.safetensors.bin".to_owned()])
        .send()?;
    let text = format!("{entries:?}");
    assert!(
        text.contains("lfs: Some") && text.contains("20000000"),
        "{text}"
    );
    let read = model
        .download_file_to_bytes()
        .filename("w.safetensors.bin")
        .send()?;
    assert!(read == weights, "The bytes differ.");
    Ok(())
}

/// Works on a branch, deletes files, folders and the branch, and in the end the model.
pub fn branch_and_delete(repository: &str) -> Result<(), Box<dyn Error>> {
    let (client, model) = open(repository)?;
    client
        .create_repository()
        .repo_id(repository)
        .repo_type(RepoTypeModel)
        .send()?;
    let paths = ["a.txt", "dir/b.txt", "dir/c.txt", "d.txt"];
    let additions = paths.map(|path| CommitOperation::add_bytes(path, path.as_bytes()));
    model.create_branch().branch("feature/x").send()?;
    model
        .create_commit()
        .operations(additions.to_vec())
        .commit_message("Four files")
        .revision("feature/x")
        .send()?;

    model
        .delete_file()
        .path_in_repo("a.txt")
        .revision("feature/x")
        .send()?;
    model
        .delete_folder()
        .path_in_repo("dir")
        .revision("feature/x")
        .send()?;

    let exists = |path| {
        model
            .file_exists()
            .filename(path)
            .revision("feature/x")
            .send()
    };
    assert_eq!(
        paths.map(|path| exists(path).ok()),
        [false, false, false, true].map(Some)
    );
    model.delete_branch().branch("feature/x").send()?;
    assert!(!model.revision_exists().revision("feature/x").send()?);
    client
        .delete_repository()
        .repo_id(repository)
        .repo_type(RepoTypeModel)
        .send()?;
    assert!(!model.exists().send()?);
    Ok(())
}
