//! The names of what crosses the boundary: the core sends lists, and the shell gives them their names back.

use super::camel_case;
use spoki::boundary::{NUMBERS, SHAPES, Shape};
use std::fmt::Write as _;

/// An ES module with a function for each shape, which makes an object of a list, and the numbers.
pub(crate) fn protocol_js() -> String {
    let mut text = String::new();
    for (name, number) in NUMBERS {
        let _ = writeln!(text, "export const {name} = {number};");
    }
    for shape in SHAPES {
        let names = fields(shape).join(", ");
        let _ = writeln!(
            text,
            "export const {} = ([{names}]) => ({{ {names} }});",
            function(shape)
        );
    }
    text
}

/// The name of each number.
pub(crate) fn protocol_numbers() -> Vec<&'static str> {
    NUMBERS.iter().map(|(name, _)| *name).collect()
}

/// The name of each function, and the fields of what it gives.
pub(crate) fn protocol_shapes() -> Vec<(String, Vec<String>)> {
    let shapes = SHAPES.iter();
    shapes
        .map(|shape| (function(shape), fields(shape)))
        .collect()
}

fn fields(shape: &Shape) -> Vec<String> {
    shape.fields.iter().map(|field| camel_case(field)).collect()
}

/// `DryRun` → `dryRun`.
fn function(shape: &Shape) -> String {
    let (first, rest) = shape.name.split_at(1);
    first.to_lowercase() + rest
}

#[cfg(test)]
mod tests {
    use super::protocol_js;

    #[test]
    fn fields_stand_in_the_order_in_which_the_core_sends_them() {
        let told = spoki::boundary::Judged {
            phones: "phones",
            unclear: "unclear",
            made_by: "madeBy",
            amounts_to: "amountsTo",
        };
        let names = told.in_order().join(", ");
        let line = format!("\nexport const judged = ([{names}]) => ({{ {names} }});\n");
        let text = protocol_js();
        assert!(text.contains(&line), "{text}");
        assert!(text.contains("export const NO_COUNTRY = 255;\n"), "{text}");
    }
}
