resource "aws_iam_group" "this" {
  name = slot("own_name")
}
