"use strict";
// Where one of the words of a value, or the value, is gone to, all its words and it are lit. The page leads there without it.
(() => {
  const light = () => {
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    const anchor = decodeURIComponent(location.hash).match(/^#[vw]-(.+)$/)?.[1];
    if (!anchor) return;
    for (const words of document.querySelectorAll("[data-of]"))
      if (words.dataset.of.split(" ").includes(anchor)) words.classList.add("lit");
    document.getElementById("v-" + anchor)?.classList.add("lit");
  };
  addEventListener("hashchange", light);
  light();
})();
