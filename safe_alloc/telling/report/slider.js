
"use strict";
// Looks up what was computed beforehand and writes it down; no number is made here.
const { lang, steps } = JSON.parse(document.getElementById("steps").textContent);
const input = document.getElementById("amount");
const rows = [...document.querySelectorAll("#slider tbody tr")];
const plain = new Intl.NumberFormat(lang);
const signed = new Intl.NumberFormat(lang, { signDisplay: "exceptZero" });
const show = () => {
  const step = steps[input.value];
  document.getElementById("chosen").textContent = step.amount;
  document.getElementById("found").textContent = step.says;
  input.setAttribute("aria-valuetext", step.amount);
  rows.forEach((row, at) => {
    row.cells[2].textContent = step.after ? plain.format(step.after[at]) : "";
    row.cells[3].textContent = step.change ? signed.format(step.change[at]).replace("-", "−") : "";
  });
};
input.addEventListener("input", show);
input.setAttribute("aria-valuetext", document.getElementById("chosen").textContent);
document.querySelector("#slider .chosen").hidden = false;
