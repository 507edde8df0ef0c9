//! How the nodes of the tree are told apart in the page.

/// The id of the control that opens a node.
pub fn node_id(kind: &str, id: &str) -> String {
    format!("node-{kind}-{id}")
}
