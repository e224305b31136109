resource "aws_launch_template" "app" {
  name_prefix   = "app-"
  instance_type = "t3.micro"

  metadata_options {
    http_put_response_hop_limit = 2
    http_tokens                 = "optional" # as it was
  }

  tags = {
    Name = "app"
  }
}

resource "aws_instance" "web" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  # Who is it?
  tags = {
    Name = "web"
  }

  lifecycle {
    ignore_changes = [ami]
  }
}
