resource "aws_iam_role" "one" {
  assume_role_policy = "{}"
}

resource "aws_iam_role" "two" {
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "main" {
  policy = "{}"
}

resource "aws_iam_role" "three" {
  name = "three"
}
