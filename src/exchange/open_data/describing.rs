//! What describes the table: CSVW ("Metadata Vocabulary for Tabular Data", W3C 2015) and a Frictionless data package
//! (specifications.frictionlessdata.io, tabular data package 1).

use super::licence::Licence;
use super::rows::{COLUMNS, TABLE};
use crate::model::Pack;
use serde_json::{Value, json};

/// CSVW metadata, as they stand beside the table.
pub(super) fn csvw(pack: &Pack, licence: Licence) -> String {
    let columns = COLUMNS.iter().map(|column| {
        json!({
            "name": column.name,
            "titles": column.name,
            "dc:title": column.title,
            "dc:description": column.says,
            "datatype": column.kind,
        })
    });
    let described = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": TABLE,
        "dc:title": title(pack),
        "dc:publisher": pack.organisation.name,
        "dc:license": { "@id": licence.address() },
        "dialect": { "encoding": "utf-8", "header": true, "delimiter": "," },
        "tableSchema": { "columns": columns.collect::<Vec<Value>>() },
    });
    written(&described)
}

/// The data package's descriptor.
pub(super) fn data_package(pack: &Pack, licence: Licence) -> String {
    let fields = COLUMNS.iter().map(|column| {
        json!({
            "name": column.name,
            "title": column.title,
            "description": column.says,
            "type": column.kind,
        })
    });
    let described = json!({
        "profile": "tabular-data-package",
        "name": "performance-measures",
        "title": title(pack),
        "contributors": [{ "title": pack.organisation.name, "role": "publisher" }],
        "licenses": [{ "name": licence.key(), "title": licence.words(), "path": licence.address() }],
        "resources": [{
            "profile": "tabular-data-resource",
            "name": "observations",
            "title": "Observations, one a row",
            "path": TABLE,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "header": true, "doubleQuote": true },
            "schema": { "fields": fields.collect::<Vec<Value>>(), "missingValues": [""] },
        }],
    });
    written(&described)
}

fn title(pack: &Pack) -> String {
    match pack.organisation.name.trim() {
        "" => "Performance measures".to_owned(),
        name => format!("{name}: performance measures"),
    }
}

fn written(described: &Value) -> String {
    serde_json::to_string_pretty(described).unwrap_or_default() + "\n"
}
