resource "aws_iam_role" "ec2" {
  assume_role_policy = "{}"
}
