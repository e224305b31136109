resource "aws_iam_instance_profile" "any" {
  role = "shop"
}
