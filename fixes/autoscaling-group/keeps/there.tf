resource "aws_launch_template" "app" {
  name_prefix   = "shop-app-"
  image_id      = "ami-0"
  instance_type = "t3.micro"
}

resource "aws_autoscaling_group" "app" {
  name                = "shop-asg"
  min_size            = 2
  max_size            = 4
  vpc_zone_identifier = ["subnet-0", "subnet-1"]

  launch_template {
    id      = aws_launch_template.app.id
    version = "$Latest"
  }
}
