//! A scene as it is kept in a pack: marks with their places to a tenth, as finely as they are drawn. What is read back is
//! marks again, never markup.

use super::scene::{Anchor, Letters, Mark, Marker, Point, Role, Scene, Shape};
use crate::rating::{Showing, Status};
use serde_json::{Map, Value, json};

/// The roles that need no more than their name.
const ROLES: [Role; 27] = [
    Role::Ground,
    Role::Actual,
    Role::Plan,
    Role::Within,
    Role::Limit,
    Role::Recovery,
    Role::Promised,
    Role::Before,
    Role::Ahead,
    Role::Fan,
    Role::Course,
    Role::Reading,
    Role::Better,
    Role::Worse,
    Role::News,
    Role::Mean,
    Role::Limits,
    Role::Near,
    Role::Usual,
    Role::Break,
    Role::Target,
    Role::Missing,
    Role::Axis,
    Role::Grid,
    Role::Label,
    Role::Words,
    Role::Thread,
];

const ANCHORS: [Anchor; 3] = [Anchor::Start, Anchor::Middle, Anchor::End];

/// A scene's drawing: its size, what it is for who can't see it, and its marks. Its finding, its caption and its figures
/// are kept by whoever keeps it.
pub fn keep(scene: &Scene) -> Value {
    let marks: Vec<Value> = scene.marks.iter().map(mark).collect();
    json!({
        "size": [tenths(scene.width), tenths(scene.height)],
        "description": scene.description,
        "marks": marks,
    })
}

/// A drawing that was kept, under its finding and over its caption; `None` where it is none.
pub fn kept(title: &str, caption: &str, value: &Value) -> Option<Scene> {
    let [width, height] = value.get("size")?.as_array()?.as_slice() else { return None };
    let marks = value.get("marks")?.as_array()?.iter().map(read_mark);
    Some(Scene {
        width: length(width)?,
        height: length(height)?,
        title: title.to_owned(),
        caption: caption.to_owned(),
        description: value.get("description")?.as_str()?.to_owned(),
        marks: marks.collect::<Option<_>>()?,
        ..Scene::default()
    })
}

fn tenths(length: f64) -> i64 {
    (length * 10.0).round() as i64
}

/// The longest length that is read: no picture is as large.
const LONGEST: i64 = 1_000_000;

fn length(value: &Value) -> Option<f64> {
    let tenths = value.as_i64().filter(|it| it.abs() <= LONGEST)?;
    Some(tenths as f64 / 10.0)
}

/// A mark: its role, its shape, and what that needs.
fn mark(mark: &Mark) -> Value {
    let mut out = vec![role(mark.role)];
    match &mark.shape {
        Shape::Line(stretches) => lines("line", stretches, &mut out),
        Shape::Area(stretches) => lines("area", stretches, &mut out),
        Shape::Marker(at, marker) => {
            out.push("marker".into());
            point(*at, &mut out);
            out.push(place_of(&Marker::ALL, marker));
        }
        Shape::Text(at, words, letters) => {
            out.push("text".into());
            point(*at, &mut out);
            out.push(tenths(letters.size).into());
            out.push(place_of(&ANCHORS, &letters.anchor));
            let set = [letters.heavy, letters.leaning, letters.halo];
            out.extend(set.map(|it| u8::from(it).into()));
            out.push(words.as_str().into());
        }
        Shape::Status(at, side) => {
            out.push("status".into());
            point(*at, &mut out);
            out.push(tenths(*side).into());
        }
    }
    Value::Array(out)
}

fn lines(name: &str, stretches: &[Vec<Point>], out: &mut Vec<Value>) {
    out.push(name.into());
    for stretch in stretches {
        let mut places = Vec::with_capacity(2 * stretch.len());
        stretch.iter().for_each(|at| point(*at, &mut places));
        out.push(Value::Array(places));
    }
}

fn point((x, y): Point, out: &mut Vec<Value>) {
    out.extend([tenths(x).into(), tenths(y).into()]);
}

fn place_of<T: PartialEq>(all: &[T], one: &T) -> Value {
    all.iter().position(|it| it == one).unwrap_or_default().into()
}

/// A role: its name, or its name and which of its kind.
fn role(role: Role) -> Value {
    let of = |name: &str, which: Value| Value::Object(Map::from_iter([(name.to_owned(), which)]));
    match role {
        Role::Comparator(at) => of("comparator", at.into()),
        Role::Class(at) => of("class", at.into()),
        Role::Status(status) => of("status", place_of(&Status::ALL, &status)),
        Role::Link(showing) => of("link", place_of(&Showing::ALL, &showing)),
        Role::Ring(showing) => of("ring", place_of(&Showing::ALL, &showing)),
        Role::Frame => "frame".into(),
        plain => place_of(&ROLES, &plain),
    }
}

fn read_role(value: &Value) -> Option<Role> {
    if value.as_str() == Some("frame") {
        return Some(Role::Frame);
    }
    if let Some(at) = value.as_u64() {
        return ROLES.get(usize::try_from(at).ok()?).copied();
    }
    let (name, at) = value.as_object()?.iter().next()?;
    let at = usize::try_from(at.as_u64()?).ok()?;
    match name.as_str() {
        "comparator" => Some(Role::Comparator(at)),
        "class" => Some(Role::Class(at)),
        "status" => Status::ALL.get(at).copied().map(Role::Status),
        "link" => Showing::ALL.get(at).copied().map(Role::Link),
        "ring" => Showing::ALL.get(at).copied().map(Role::Ring),
        _ => None,
    }
}

fn read_mark(value: &Value) -> Option<Mark> {
    let (role, rest) = value.as_array()?.split_first()?;
    let (name, rest) = rest.split_first()?;
    let at = |place: usize| -> Option<Point> {
        Some((length(rest.get(place)?)?, length(rest.get(place + 1)?)?))
    };
    let which = |place: usize| usize::try_from(rest.get(place)?.as_u64()?).ok();
    let yes = |place: usize| which(place).map(|it| it > 0);
    let shape = match name.as_str()? {
        "line" => Shape::Line(read_lines(rest)?),
        "area" => Shape::Area(read_lines(rest)?),
        "marker" => Shape::Marker(at(0)?, *Marker::ALL.get(which(2)?)?),
        "text" => {
            let letters = Letters {
                size: length(rest.get(2)?)?,
                anchor: *ANCHORS.get(which(3)?)?,
                heavy: yes(4)?,
                leaning: yes(5)?,
                halo: yes(6)?,
            };
            Shape::Text(at(0)?, rest.get(7)?.as_str()?.to_owned(), letters)
        }
        "status" => Shape::Status(at(0)?, length(rest.get(2)?)?),
        _ => return None,
    };
    Some(Mark { role: read_role(role)?, shape })
}

fn read_lines(stretches: &[Value]) -> Option<Vec<Vec<Point>>> {
    let stretch = |value: &Value| {
        let places: Vec<f64> = value.as_array()?.iter().map(length).collect::<Option<_>>()?;
        let points = places.chunks_exact(2).filter_map(|it| Some((*it.first()?, *it.get(1)?)));
        Some(points.collect())
    };
    stretches.iter().map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_one_of_its_own() {
        let plain = ROLES.into_iter().chain([Role::Frame, Role::Comparator(7), Role::Class(3)]);
        let rated = Status::ALL.into_iter().map(Role::Status);
        let links = Showing::ALL.into_iter().flat_map(|it| [Role::Link(it), Role::Ring(it)]);
        for each in plain.chain(rated).chain(links) {
            assert_eq!(read_role(&role(each)), Some(each));
        }
    }

    #[test]
    fn what_is_no_drawing_is_none() {
        let check = |text: &str| {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(kept("a", "b", &value), None, "{text}");
        };
        let with = |marks: &str| format!(r#"{{"size":[1,1],"description":"","marks":[{marks}]}}"#);
        check("[]");
        check(r#"{"size":[1],"description":"","marks":[]}"#);
        check(r#"{"size":[1,1e9],"description":"","marks":[]}"#);
        check(r#"{"size":[1,1.5],"description":"","marks":[]}"#);
        check(&with(r#"[1,"blob",1,1]"#));
        check(&with(r#"[99,"status",1,1,1]"#));
        check(&with(r#"[1,"marker",1,1,9]"#));
        check(&with(r#"[1,"marker",1]"#));
        check(&with(r#"[1,"line",["<path>"]]"#));
        check(&with(r#"[1,"text",1,1,1,0,0,0,0,5]"#));
        check(&with(r#"[{"script":1},"status",1,1,1]"#));
    }
}
