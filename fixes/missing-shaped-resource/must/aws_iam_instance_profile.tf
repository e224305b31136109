resource "aws_iam_instance_profile" "this" {
  name = slot("own_name")
  role = slot("only", "aws_iam_role").name
}
