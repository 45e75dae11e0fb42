// Before the first paint, so that a chosen theme does not flash: see src/shell/theme.ts.
;(function () {
  try {
    const theme = localStorage.getItem('tunesmith.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // Without storage the system's theme stays.
  }
})()
