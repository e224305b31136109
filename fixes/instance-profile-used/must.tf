resource "aws_launch_template" "this" {
  iam_instance_profile {
    arn = slot.instance_profile.arn
  }
}

resource "aws_instance" "this" {
  iam_instance_profile = slot.instance_profile.name
}
