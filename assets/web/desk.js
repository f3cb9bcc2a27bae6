import { begin } from "/web/page.js";

await begin();
