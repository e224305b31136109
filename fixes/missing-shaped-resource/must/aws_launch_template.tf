resource "aws_launch_template" "this" {
  name_prefix            = slot("own_name", "-")
  image_id               = slot.image.id
  instance_type          = slot("instance_type", "t3.micro")
  vpc_security_group_ids = [slot.app_security_group.id]

  metadata_options {
    http_tokens = "required"
  }

  tags = slot("tags")
}
