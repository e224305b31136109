resource "aws_iam_role" "lambda" {
  for_each           = { read = 1, write = 2 }
  name               = each.key
  assume_role_policy = "{}"
}

resource "aws_iam_role_policy" "write" {
  role   = aws_iam_role.lambda.write.id
  policy = "{}"
}
