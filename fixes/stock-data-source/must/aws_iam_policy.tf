data "aws_iam_policy" "this" {
  name = slot("managed")
}
