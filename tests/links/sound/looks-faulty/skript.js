"use strict"; // import "./borte.js"
import x from "./mappe/../skript.js";
const y = 1;
import "navn-uten-kart";
/* import "./borte.js" */
