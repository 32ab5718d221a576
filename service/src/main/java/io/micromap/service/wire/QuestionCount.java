package io.micromap.service.wire;

import io.micromap.service.fault.ServiceException;

/** How many questions a request may ask. */
final class QuestionCount {

  private QuestionCount() {}

  static void require(int asked, int most) {
    if (asked > most) {
      throw new ServiceException(
          ServiceException.UNPROCESSABLE,
          "too_many_questions",
          "The request asks " + asked + " questions; give at most " + most + ".");
    }
  }
}
