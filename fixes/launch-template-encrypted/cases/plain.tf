data "aws_ssm_parameter" "al2023" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

data "aws_ami" "ubuntu" {
  most_recent = true
  owners      = ["099720109477"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"]
  }
}

resource "aws_launch_template" "ubuntu" {
  image_id      = data.aws_ami.ubuntu.id
  instance_type = "t3.micro"
}

resource "aws_launch_template" "none" {
  image_id      = data.aws_ssm_parameter.al2023.value
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
