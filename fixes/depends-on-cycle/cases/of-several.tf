resource "aws_iam_role" "app" {
  name_prefix        = "app-"
  assume_role_policy = "{}"

  depends_on = [
    aws_s3_bucket.logs,
    aws_iam_role_policy.app,
  ]
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.id
  policy = "{}"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}
