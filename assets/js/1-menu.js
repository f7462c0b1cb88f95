// Where the menu is wider than the screen, its current entry is in sight.
{
  const here = document.querySelector(".site-nav [aria-current]");
  const menu = here?.closest("ul");
  if (menu) menu.scrollLeft = here.offsetLeft - menu.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2;
}
