resource "aws_launch_template" "app" {
  name_prefix   = "shop-app-"
  image_id      = "ami-0"
  instance_type = "t3.micro"
}
