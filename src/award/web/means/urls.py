"""The addresses of the year's means."""

from django.urls import path

from award.web.means import books, entering, entry, finance

urlpatterns = [
    path("", books.index, name="means"),
    path("new/", entering.new, name="means-new"),
    path("budgets/<int:pk>/", books.budget, name="means-budget"),
    path("entries/<int:pk>/", entry.page, name="means-entry"),
    path("entries/<int:pk>/<str:what>/", entry.answer, name="means-answer"),
    path("adjustments/<int:pk>/", entry.adjustment, name="means-adjustment"),
    path("<int:year>/", books.year, name="means-year"),
    path("<int:year>/finance.xlsx", finance.workbook, name="means-workbook"),
    path("<int:year>/sheet.pdf", finance.sheet, name="means-sheet"),
    path("<int:year>/<str:what>/", entering.enter, name="means-enter"),
]
