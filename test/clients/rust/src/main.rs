//! What Rust programs do with the hub: `sphere-clients <what> <repository>`,
//! the service and the token in `HF_ENDPOINT` and `HF_TOKEN`. Panics where it does not work.

mod candle;
mod deposit;
mod read;

use hf_hub::{HFClientSync, HFRepositorySync, HFResult, RepoTypeModel, split_id};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["candle", repository] => candle::load(repository)?,
        ["deposit", repository] => deposit::deposit(repository)?,
        ["upload-large", repository] => deposit::upload_large(repository)?,
        ["branches", repository] => deposit::branch_and_delete(repository)?,
        ["account", repository] => read::account(repository)?,
        ["download", repository] => read::download(repository)?,
        ["describe", repository] => read::describe(repository)?,
        ["search", repository] => read::search(repository)?,
        ["missing", repository] => read::ask_for_missing(repository)?,
        _ => panic!("Nothing is called {words:?}."),
    }
    Ok(())
}

/// The client that the environment sets up, and a model.
fn open(repository: &str) -> HFResult<(HFClientSync, HFRepositorySync<RepoTypeModel>)> {
    let client = HFClientSync::new()?;
    let (owner, name) = split_id(repository);
    let model = client.model(owner, name);
    Ok((client, model))
}

/// Bytes that no two sizes share and nothing packs much smaller.
fn noise(size_bytes: usize) -> Vec<u8> {
    let mut state = size_bytes as u64 + 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    (0..size_bytes).map(|_| next()).collect()
}
