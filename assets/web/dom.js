// Elements as data, and one function that makes a part of the page agree with them.
//
// An element is { tag, attrs, kids }; text is a string. Text is only ever set as text, so nothing that somebody typed
// becomes part of the page. Elements that stay keep their node: focus, caret and scroll survive every change.

const SVG = "http://www.w3.org/2000/svg";

/** An element. attrs: key (told apart from its neighbours by it), on: {event: function}, style: {name: value},
 *  value, checked, selected and open as properties, anything else as an attribute (false, null: none; true: empty). */
export function h(tag, attrs, ...kids) {
  return { tag, attrs: attrs || {}, kids: kids.flat(Infinity).filter((kid) => kid !== null && kid !== undefined && kid !== false) };
}

/** Make the children of a node agree with a list of elements and texts. */
export function patch(node, wanted) {
  const before = [...node.childNodes];
  const kept = new Map();
  for (const child of before) {
    const key = child.made && child.made.attrs.key;
    if (key !== undefined) kept.set(key, child);
  }
  let at = 0;
  for (const want of wanted) {
    const text = typeof want !== "object";
    const key = text ? undefined : want.attrs.key;
    let child = key !== undefined ? kept.get(key) : unkeyed(node.childNodes[at]);
    if (child && !fits(child, want, text)) child = undefined;
    if (!child) {
      child = text ? document.createTextNode("") : create(node, want);
      node.insertBefore(child, node.childNodes[at] || null);
    } else if (node.childNodes[at] !== child) {
      move(node, child, node.childNodes[at] || null);
    }
    if (text) {
      if (child.data !== String(want)) child.data = String(want);
    } else {
      dress(child, want);
    }
    at += 1;
  }
  while (node.childNodes.length > at) node.lastChild.remove();
}

function unkeyed(child) {
  return child && !(child.made && child.made.attrs.key !== undefined) ? child : undefined;
}

function fits(child, want, text) {
  return text ? child.nodeType === Node.TEXT_NODE : Boolean(child.made) && child.made.tag === want.tag;
}

function create(parent, want) {
  const drawn = want.tag === "svg" || (parent.namespaceURI === SVG && parent.tagName !== "foreignObject");
  const node = drawn ? document.createElementNS(SVG, want.tag) : document.createElement(want.tag);
  node.made = { tag: want.tag, attrs: {} };
  return node;
}

/** A node that is moved loses the focus; it is given back. */
function move(parent, child, before) {
  const focused = child.contains(document.activeElement) ? document.activeElement : null;
  parent.insertBefore(child, before);
  if (focused && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

const PROPERTIES = new Set(["value", "checked", "selected", "open", "disabled", "indeterminate"]);

function dress(node, want) {
  const before = node.made.attrs;
  for (const name of Object.keys(before)) if (!(name in want.attrs)) set(node, name, null, before[name]);
  // The choices of a list come before its value.
  patch(node, want.kids);
  for (const [name, value] of Object.entries(want.attrs)) set(node, name, value, before[name]);
  node.made = want;
}

function set(node, name, value, before) {
  if (name === "key") return;
  if (name === "on") {
    for (const event of Object.keys(before || {})) if (!(value && event in value)) node.removeEventListener(event, heard);
    for (const event of Object.keys(value || {})) if (!(before && event in before)) node.addEventListener(event, heard);
  } else if (name === "style") {
    for (const part of Object.keys(before || {})) if (!(value && part in value)) node.style.removeProperty(part);
    for (const [part, to] of Object.entries(value || {})) node.style.setProperty(part, to);
  } else if (PROPERTIES.has(name)) {
    const to = value === null || value === undefined ? (name === "value" ? "" : false) : value;
    if (node[name] !== to) node[name] = to;
  } else if (value === null || value === undefined || value === false) {
    node.removeAttribute(name);
  } else if (value !== before || !node.hasAttribute(name)) {
    node.setAttribute(name, value === true ? "" : value);
  }
}

/** One listener for all: what is to be done may change while the node stays. */
function heard(event) {
  const found = event.currentTarget.made.attrs.on;
  if (found && found[event.type]) found[event.type](event);
}
