resource "aws_iam_group" "users" {
  name = "users"
}
