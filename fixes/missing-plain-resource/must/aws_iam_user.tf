resource "aws_iam_user" "this" {
  name = slot("own_name")
}
