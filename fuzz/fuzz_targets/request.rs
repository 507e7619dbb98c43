//! Any JSON as the arguments of any operation: issues, or a request on that operation's own route.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::api;
use spoki::protocol::Extra;
use spoki::schema::json;
use spoki::tools::prepare;

fuzz_target!(|input: (u8, &str)| {
    let (which, text) = input;
    let operations: Vec<_> = api::operations().collect();
    let operation = operations[usize::from(which) % operations.len()];
    let Ok(arguments) = json::parse(text) else {
        return;
    };
    match prepare(operation, arguments, Extra::default()) {
        Ok(request) => {
            let path = request.target.split('?').next().unwrap_or_default();
            let given: Vec<&str> = path.split('/').collect();
            let declared: Vec<&str> = operation.path.split('/').collect();
            assert_eq!(given.len(), declared.len(), "{path}");
            for (given, declared) in given.into_iter().zip(declared) {
                assert!(declared.starts_with('{') || given == declared, "{path}");
                assert!(given.is_empty() == declared.is_empty(), "{path}");
                assert!(!matches!(given, "." | ".."), "{path}");
            }
            if let Some(body) = request.body {
                serde_json::from_str::<serde_json::Value>(&body).expect("a body is JSON");
            }
        }
        Err(issues) => assert!(!issues.is_empty()),
    }
});
