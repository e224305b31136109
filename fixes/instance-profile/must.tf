resource "aws_iam_instance_profile" "ec2" {
  name = slot("name", "ec2-profile")
  role = slot.instance_role.name

  tags = slot("tags")
}
