//! Imports: the shell feeds the file, this sends the batches.

use super::client::{Core, promise};
use super::options::RunOptions;
use super::{options, write};
use crate::api::{Operation, find};
use crate::client::{Client, Failure, Payload, RateMode};
use crate::error::{ErrorKind, Issue};
use crate::import::{Job, Settings, Step, Target};
use crate::protocol::{Content, back_off, with_id};
use crate::rules::{Code, decimal};
use crate::schema::{Conditions, Field, Nulls, Prose, Type, Value, check_object};
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How long a 429 without `Retry-After` is waited for, in milliseconds: the window of the limit.
const WINDOW_MS: f64 = 60_000.0;
/// An import does not wait longer than this unless its options say so, in milliseconds: a day.
const LONGEST_WAIT_MS: f64 = 86_400_000.0;

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
const OPTIONS: [Field; 11] = [
    option("listId", Type::Id),
    option("defaultCountry", Type::Text),
    option("columns", Type::Texts),
    option(
        "ignore",
        Type::List {
            of: &Type::Text,
            min: 0,
            max: 100_000,
        },
    ),
    option("optional", Type::OneOf(&["reject", "drop"])),
    option("delimiter", Type::OneOf(&[";", ",", "\t", "|"])),
    option(
        "encoding",
        Type::OneOf(&["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"]),
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

/// What an import needs next.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum ImportStep {
    /// More of the file.
    Feed,
    /// That the batch that is due is sent.
    Send,
    /// Nothing: it is over.
    Finished,
}

/// One import, held by the shell.
#[wasm_bindgen]
pub struct Import {
    job: Rc<RefCell<Job>>,
    settings: Settings,
    run: Rc<RunOptions>,
    operation: &'static Operation,
    target: String,
    /// How many calls in a row were refused with 429.
    busy: Rc<Cell<u32>>,
}

#[wasm_bindgen]
impl Import {
    /// Makes an import that sends nothing: for a plan.
    pub fn dry(options: &JsValue) -> Result<Import, JsValue> {
        Self::make(options, None)
    }

    /// Makes an import of that client.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &Core, options: &JsValue) -> Result<Import, JsValue> {
        Self::make(options, Some(&core.client))
    }

    /// Goes on with the import whose checkpoint is given.
    pub fn resume(&self, checkpoint: &str) -> Result<(), JsValue> {
        let job = Job::new(self.settings.clone(), Some(checkpoint));
        *self.job.borrow_mut() = job.map_err(|issues| write::refused("import", issues))?;
        Ok(())
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

    /// What to do next.
    pub fn step(&self) -> Result<ImportStep, JsValue> {
        let mut job = self.job.borrow_mut();
        match job.run() {
            Ok(true) => Ok(ImportStep::Send),
            Ok(false) if job.is_over() => Ok(ImportStep::Finished),
            Ok(false) => Ok(ImportStep::Feed),
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

    /// How long the batch that is due must wait for its turn, in milliseconds.
    pub fn delay(&self, core: &Core) -> f64 {
        core.client.wait(self.operation)
    }

    /// Sends the batch that is due. If Spoki or the client's own limit says to come back later, the
    /// promise gives the wait in milliseconds, and the batch stays due.
    pub fn send(&self, core: &Core) -> Promise {
        let (client, job) = (core.client.clone(), Rc::clone(&self.job));
        let (operation, target) = (self.operation, self.target.clone());
        let (run, busy) = (Rc::clone(&self.run), Rc::clone(&self.busy));
        promise(Box::pin(async move {
            match send(&client, &job, operation, &target, &run, &busy).await {
                Ok(wait) => Ok(wait.map_or(JsValue::UNDEFINED, JsValue::from)),
                Err(failure) => Err(write::failure(failure)),
            }
        }))
    }
}

impl Import {
    fn make(options: &JsValue, client: Option<&Client>) -> Result<Self, JsValue> {
        let refuse = |issues| write::refused("import", issues);
        let (run, given) = options::import(options, &OPTIONS, client.is_none()).map_err(refuse)?;
        let checked =
            check_object(&OPTIONS, &Conditions::NONE, Nulls::Refused, given).map_err(refuse)?;
        let list_id = match checked.get("listId") {
            Some(Value::Integer(id)) => Some(decimal(*id)),
            Some(Value::Text(id)) => Some(id.clone()),
            _ => None,
        };
        let (id, target) = match list_id {
            Some(_) => ("lists.sync_contacts", Target::List),
            None => ("contacts.sync_all", Target::Contacts),
        };
        let unreadable = || refuse(vec![Issue::at("options", Code::Unreadable)]);
        let operation = find(id).ok_or_else(unreadable)?;
        let path = match &list_id {
            Some(id) => with_id(operation.path, id),
            None => operation.path.to_owned(),
        };
        let mut settings = Settings {
            target,
            list_id,
            base_url: client.map(|client| client.options().origin.as_str().to_owned()),
            seed: js_sys::Math::random().to_bits(),
            ..Settings::of(&checked)
        };
        if let (None, Some(client)) = (checked.get("callsPerMinute"), client) {
            settings.calls_per_minute = match client.options().rate_mode {
                RateMode::Off => None,
                RateMode::Error | RateMode::Wait => client.options().limits.of(operation),
            };
        }
        let job = Job::new(settings.clone(), None).map_err(refuse)?;
        Ok(Self {
            job: Rc::new(RefCell::new(job)),
            settings,
            run: Rc::new(run),
            operation,
            target: path,
            busy: Rc::default(),
        })
    }

    fn refuse(&self, issues: Vec<Issue>) -> JsValue {
        write::refused(self.operation.id, issues)
    }
}

/// Sends a batch, or says how long it must wait.
async fn send(
    client: &Client,
    job: &RefCell<Job>,
    operation: &'static Operation,
    target: &str,
    run: &RunOptions,
    busy: &Cell<u32>,
) -> Result<Option<f64>, Failure> {
    let refuse = |issues| Failure::Error(crate::error::Error::validation(operation.id, issues));
    let step = job.borrow_mut().step().map_err(refuse)?;
    let Step::Send(batch) = step else {
        return Ok(None);
    };
    let body = Payload::Bytes(&batch.body);
    let error = match client.send(operation, target, body, &run.call).await {
        Ok(success) => {
            let reply = match &success.content {
                Content::Nothing => "",
                Content::Json(text) | Content::Page { text, .. } => text,
            };
            busy.set(0);
            job.borrow_mut().applied(reply.as_bytes());
            return Ok(None);
        }
        Err(Failure::Error(error)) => error,
        Err(thrown) => return Err(thrown),
    };
    let wait = match &error.kind {
        ErrorKind::Api(api) if matches!(api.status, 400 | 413 | 422) => {
            busy.set(0);
            let refused = job.borrow_mut().refused(api.status, api.body.as_bytes());
            return refused.map(|()| None).map_err(refuse);
        }
        // A header that asks for no wait, again and again, must not make the import hammer.
        ErrorKind::Api(api) if api.status == 429 => {
            busy.set(busy.get().saturating_add(1));
            let pause = back_off(busy.get(), WINDOW_MS, js_sys::Math::random());
            api.retry_after_ms.unwrap_or(WINDOW_MS).max(pause)
        }
        ErrorKind::RateLimit { retry_after_ms } => *retry_after_ms,
        _ => return Err(error.into()),
    };
    if wait > run.max_wait_ms.unwrap_or(LONGEST_WAIT_MS) {
        return Err(error.into());
    }
    client.options().hooks.rate_limit(operation.id, wait);
    Ok(Some(wait))
}
