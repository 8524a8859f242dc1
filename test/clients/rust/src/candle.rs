//! `hf-hub` 0.4, as candle's programs use it: `ApiBuilder::from_env`, then file by file.

use std::error::Error;
use std::fs;

use hf_hub_0_4::api::sync::ApiBuilder;
use hf_hub_0_4::{Repo, RepoType};

/// Fetches `config.json` and `w.bin` of a model, of `main` and of `v1.0`.
pub fn load(repository: &str) -> Result<(), Box<dyn Error>> {
    let api = ApiBuilder::from_env().with_progress(false).build()?;
    let model = api.model(repository.to_owned());

    let info = model.info()?;
    let names: Vec<&str> = info
        .siblings
        .iter()
        .map(|file| file.rfilename.as_str())
        .collect();
    assert!(
        names.contains(&"config.json") && names.contains(&"w.bin"),
        "{names:?}"
    );
    let config = fs::read_to_string(model.get("config.json")?)?;
    assert_eq!(config, r#"{"model_type": "bert"}"#);
    let weights = model.get("w.bin")?;
    assert!(weights.to_string_lossy().contains(&info.sha), "{weights:?}");

    let released = Repo::with_revision(repository.to_owned(), RepoType::Model, "v1.0".to_owned());
    let again = api.repo(released).download("w.bin")?;
    assert_eq!(fs::read(weights)?, fs::read(again)?);
    assert!(model.get("none.json").is_err());
    Ok(())
}
