//! Imports: the shell feeds the file, this sends the batches.

use super::client::{Core, promise};
use super::read::read;
use super::{options, write};
use crate::api::{Operation, find};
use crate::client::{CallOptions, Client, Failure, Interrupt, Payload};
use crate::error::{ErrorKind, Issue};
use crate::import::{Job, Settings, Step};
use crate::protocol::{Content, with_id};
use crate::rules::{Code, decimal};
use crate::schema::{Conditions, Field, Nulls, Prose, Type, Value, check_object};
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How long a 429 without `Retry-After` is waited for, in milliseconds: the window of the limit.
const WINDOW_MS: f64 = 60_000.0;

const fn option(name: &'static str, holds: Type) -> Field {
    Field {
        name,
        required: false,
        holds,
        doc: Prose::new(""),
    }
}

const COUNT: Type = Type::Integer {
    min: 1,
    max: 1_000_000,
};

/// The options that the shell hands through; `Settings` has their rules.
const OPTIONS: [Field; 9] = [
    option("listId", Type::Id),
    option("defaultCountry", Type::Text),
    option("columns", Type::Texts),
    option("delimiter", Type::OneOf(&[";", ",", "\t", "|"])),
    option(
        "encoding",
        Type::OneOf(&["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
    ),
    option("language", Type::Text),
    option("batchSize", COUNT),
    option(
        "maxRejects",
        Type::Integer {
            min: 0,
            max: 1_000_000,
        },
    ),
    option("callsPerMinute", COUNT),
];

/// One import, held by the shell.
#[wasm_bindgen]
pub struct Import {
    job: Rc<RefCell<Job>>,
    operation: &'static Operation,
    target: String,
}

#[wasm_bindgen]
impl Import {
    /// Makes an import that sends nothing: for a plan.
    pub fn dry(options: &JsValue) -> Result<Import, JsValue> {
        Self::make(options, None, |_| None)
    }

    /// Makes an import of that client, or goes on with the one whose checkpoint is given.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands it over")]
    pub fn new(
        core: &Core,
        options: &JsValue,
        checkpoint: Option<String>,
    ) -> Result<Import, JsValue> {
        Self::make(options, checkpoint.as_deref(), |operation| {
            core.client.options().limits.of(operation)
        })
    }

    /// Takes the next bytes of the file.
    pub fn push(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let pushed = self.job.borrow_mut().push(bytes);
        pushed.map_err(|issues| self.refuse(issues))
    }

    /// Says that the file has no more bytes.
    pub fn finish(&self) {
        self.job.borrow_mut().finish();
    }

    /// What to do next: 0 feed more of the file, 1 send, 2 nothing more.
    pub fn step(&self) -> Result<u8, JsValue> {
        let mut job = self.job.borrow_mut();
        match job.run() {
            Ok(true) => Ok(1),
            Ok(false) => Ok(if job.is_over() { 2 } else { 0 }),
            Err(issues) => Err(self.refuse(issues)),
        }
    }

    /// Reads on as if every batch were applied; `true` at the end.
    pub fn skim(&self) -> Result<bool, JsValue> {
        let skimmed = self.job.borrow_mut().skim();
        skimmed.map_err(|issues| self.refuse(issues))
    }

    /// The outcome so far, as JSON.
    pub fn report(&self) -> String {
        self.job.borrow().report().to_json()
    }

    /// What the import would do, as JSON; `undefined` before the header was read.
    pub fn plan(&self) -> Option<String> {
        self.job.borrow().plan().map(|plan| plan.to_json())
    }

    /// How far it is, as JSON; `total` is the size of the file in bytes, if that is known.
    pub fn progress(&self, total: Option<f64>) -> String {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size in bytes"
        )]
        let total = total.map(|total| total as u64);
        self.job.borrow().progress(total).to_json()
    }

    /// Where it stands, as text.
    pub fn checkpoint(&self) -> String {
        self.job.borrow().checkpoint()
    }

    /// Sends the batch that is due, and waits for its turn as long as it takes.
    pub fn send(&self, core: &Core, options: &JsValue) -> Promise {
        let (client, job) = (core.client.clone(), Rc::clone(&self.job));
        let (operation, target) = (self.operation, self.target.clone());
        let options = match options::call(options) {
            Ok((options, _)) => options,
            Err(issues) => return Promise::reject(&self.refuse(issues)),
        };
        promise(Box::pin(async move {
            match send(&client, &job, operation, &target, &options).await {
                Ok(()) => Ok(JsValue::UNDEFINED),
                Err(failure) => Err(write::failure(failure)),
            }
        }))
    }
}

impl Import {
    fn make(
        options: &JsValue,
        checkpoint: Option<&str>,
        limit: impl FnOnce(&Operation) -> Option<u32>,
    ) -> Result<Self, JsValue> {
        let refuse = |issues| write::refused("import", issues);
        let given = read(options).unwrap_or(Value::Object(Vec::new()));
        let mut checked =
            check_object(&OPTIONS, &Conditions::NONE, Nulls::Refused, given).map_err(refuse)?;
        let list = checked.get("listId").cloned();
        let (id, path) = match &list {
            Some(Value::Integer(id)) => ("lists.sync_contacts", Some(decimal(*id))),
            Some(Value::Text(id)) => ("lists.sync_contacts", Some(id.clone())),
            _ => ("contacts.sync_all", None),
        };
        let unreadable = || refuse(vec![Issue::at("options", Code::Unreadable)]);
        let operation = find(id).ok_or_else(unreadable)?;
        if let Value::Object(fields) = &mut checked {
            fields.retain(|(name, _)| name != "listId");
            let target = if list.is_some() { "list" } else { "contacts" };
            fields.push(("target".to_owned(), Value::Text(target.to_owned())));
            let has_rate = fields.iter().any(|(name, _)| name == "callsPerMinute");
            if let (false, Some(limit)) = (has_rate, limit(operation)) {
                let limit = Value::Integer(limit.into());
                fields.push(("callsPerMinute".to_owned(), limit));
            }
        }
        let job = Job::new(Settings::of(&checked), checkpoint).map_err(refuse)?;
        let target = match path {
            Some(id) => with_id(operation.path, &id),
            None => operation.path.to_owned(),
        };
        Ok(Self {
            job: Rc::new(RefCell::new(job)),
            operation,
            target,
        })
    }

    fn refuse(&self, issues: Vec<Issue>) -> JsValue {
        write::refused(self.operation.id, issues)
    }
}

async fn send(
    client: &Client,
    job: &RefCell<Job>,
    operation: &'static Operation,
    target: &str,
    options: &CallOptions,
) -> Result<(), Failure> {
    let refuse = |issues| Failure::Error(crate::error::Error::validation(operation.id, issues));
    let step = job.borrow_mut().step().map_err(refuse)?;
    let Step::Send(batch) = step else {
        return Ok(());
    };
    loop {
        let body = Payload::Bytes(&batch.body);
        let error = match client.send(operation, target, body, options).await {
            Ok(success) => {
                let reply = match &success.content {
                    Content::Nothing => "",
                    Content::Json(text) | Content::Page { text, .. } => text,
                };
                job.borrow_mut().applied(reply.as_bytes());
                return Ok(());
            }
            Err(Failure::Error(error)) => error,
            Err(thrown) => return Err(thrown),
        };
        // An import has time: it waits for its turn as often as it is told to.
        let wait = match &error.kind {
            ErrorKind::Api(api) if matches!(api.status, 400 | 413 | 422) => {
                let refused = job.borrow_mut().refused(api.status, api.body.as_bytes());
                return refused.map_err(refuse);
            }
            ErrorKind::Api(api) if api.status == 429 => api.retry_after_ms.unwrap_or(WINDOW_MS),
            ErrorKind::RateLimit { retry_after_ms } => *retry_after_ms,
            _ => return Err(error.into()),
        };
        let interrupt = Interrupt::new(options.signal.as_ref());
        interrupt
            .sleep(wait)
            .await
            .map_err(crate::client::aborted)?;
    }
}
