resource "aws_launch_template" "none" {
  image_id      = "ami-0"
  instance_type = "t3.micro"

  tags = {
    Name = "none"
  }
}

resource "aws_launch_template" "named" {
  image_id = "ami-0"

  block_device_mappings {
    device_name = "/dev/sda1"

    ebs {
      volume_size = 40 # for the logs
    }
  }
}
