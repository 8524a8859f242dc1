//! What a program reads; of what is released, without a token.

use std::error::Error;
use std::fs;

use hf_hub::HFError;
use hf_hub::repository::RepoTreeEntry;

use crate::open;

/// Asks who the token's account is.
pub fn account(repository: &str) -> Result<(), Box<dyn Error>> {
    let (client, model) = open(repository)?;

    let user = client.whoami().send()?;
    let overview = client.user_overview().username(model.owner()).send()?;

    assert_eq!(user.username, model.owner());
    assert_eq!(user.user_type.as_deref(), Some("user"));
    assert_eq!(overview.username, model.owner());
    Ok(())
}

/// Fetches files one by one and all together, to the cache, to a folder and by range.
pub fn download(repository: &str) -> Result<(), Box<dyn Error>> {
    let (_, model) = open(repository)?;
    let folder = std::path::PathBuf::from(std::env::var("HF_HOME")?).join("files");

    let snapshot = model.snapshot_download().send()?;
    let cached = model.download_file().filename("w.bin").send()?;
    let labelled = model
        .download_file()
        .filename("w.bin")
        .revision("v1.0")
        .send()?;
    let local = model
        .download_file()
        .filename("w.bin")
        .local_dir(&folder)
        .send()?;
    let part = model
        .download_file_to_bytes()
        .filename("w.bin")
        .range(1_000..1_100)
        .send()?;

    let weights = fs::read(snapshot.join("w.bin"))?;
    assert_eq!(weights.len(), 300_000);
    for path in [cached, labelled, local] {
        assert!(fs::read(&path)? == weights, "{path:?} differs");
    }
    assert_eq!(part, weights[1_000..1_100]);
    assert_eq!(fs::read(snapshot.join("é x/a +b@1.txt"))?, b"odd");
    assert_eq!(fs::read(snapshot.join("empty.txt"))?, b"");
    let again = model.snapshot_download().local_files_only(true).send()?;
    assert_eq!(again, snapshot);
    Ok(())
}

/// Reads what is said about a model, its files and its commits.
pub fn describe(repository: &str) -> Result<(), Box<dyn Error>> {
    let (_, model) = open(repository)?;

    let info = model.info().send()?;
    let tree = model.list_tree().recursive(true).expand(true).send()?;
    let file = model.get_file_metadata().filepath("w.bin").send()?;
    let commits = model.list_commits().send()?;

    assert_eq!(info.id, repository);
    assert_eq!(info.author.as_deref(), Some(model.owner()));
    assert_eq!(info.private, Some(false));
    assert!(
        info.tags
            .unwrap_or_default()
            .contains(&"license:apache-2.0".to_owned())
    );
    let paths: Vec<&str> = tree.iter().map(path_of).collect();
    assert_eq!(
        paths,
        [
            "README.md",
            "config.json",
            "empty.txt",
            "w.bin",
            "é x",
            "é x/a +b@1.txt"
        ]
    );
    assert_eq!((file.file_size, file.xet_hash), (300_000, None));
    assert_eq!(Some(&file.commit_hash), info.sha.as_ref());
    assert_eq!(file.etag.len(), 64);
    assert_eq!(Some(&commits[0].id), info.sha.as_ref());
    Ok(())
}

/// Finds a model by a word of its name, its owner and its licence.
pub fn search(repository: &str) -> Result<(), Box<dyn Error>> {
    let (client, model) = open(repository)?;
    let asked = || {
        client
            .list_models()
            .search(model.name())
            .author(model.owner())
    };

    let found = asked()
        .filter("license:apache-2.0")
        .full(true)
        .sort("lastModified")
        .send()?;
    let others = asked().filter("license:mit").send()?;

    let ids: Vec<&str> = found.iter().map(|info| info.id.as_str()).collect();
    assert_eq!(ids, [repository]);
    assert!(others.is_empty(), "{others:?}");
    Ok(())
}

/// A file, a revision and a model that are not there are told apart.
pub fn ask_for_missing(repository: &str) -> Result<(), Box<dyn Error>> {
    let (client, model) = open(repository)?;

    let file = model.download_file().filename("none.txt").send();
    let other = client.model(model.owner(), "none").info().send();

    assert!(
        matches!(file, Err(HFError::EntryNotFound { .. })),
        "{file:?}"
    );
    assert!(!model.revision_exists().revision("v9").send()?);
    assert!(
        matches!(other, Err(HFError::RepoNotFound { .. })),
        "{other:?}"
    );
    Ok(())
}

fn path_of(entry: &RepoTreeEntry) -> &str {
    match entry {
        RepoTreeEntry::File { path, .. } | RepoTreeEntry::Directory { path, .. } => path,
    }
}
