"""The addresses of courses: one list for all seats, the pages that a code on the wall leads to, papers."""

from django.urls import path

from award.web.courses import attendance, coming_in, course, index, places

urlpatterns = [
    path("", index.index, name="courses"),
    path("statistics/", index.statistics, name="course_statistics"),
    path("new/", course.new, name="course_new"),
    path("in/<str:token>/", coming_in.come_in, name="course_in"),
    path("papers/<str:number>/", coming_in.check, name="course_paper_check"),
    path("papers/<str:number>/paper.pdf", course.paper, name="course_paper"),
    path("<int:pk>/", course.page, name="course"),
    path("<int:pk>/sign-up/", places.sign_up, name="course_sign_up"),
    path("<int:pk>/places/<int:person>/give-up/", places.give_up, name="course_give_up"),
    path("<int:pk>/evaluate/", coming_in.evaluate, name="course_evaluate"),
    path("<int:pk>/material/", course.material, name="course_material"),
    path("<int:pk>/files/<uuid:key>/", course.download, name="course_file"),
    path("<int:pk>/sheet.pdf", course.sheet, name="course_sheet"),
    path("<int:pk>/sessions/<int:session>/", attendance.session, name="course_session"),
    path("<int:pk>/sessions/<int:session>/screen/", attendance.screen, name="course_screen"),
    path("<int:pk>/sessions/<int:session>/code.svg", attendance.code, name="course_code"),
]
