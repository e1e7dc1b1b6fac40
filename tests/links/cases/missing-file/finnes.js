import "./borte.js"; /* <- missing-file */
