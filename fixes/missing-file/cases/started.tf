resource "aws_launch_template" "worker" {
  name_prefix   = "worker-"
  image_id      = "ami-0"
  instance_type = "t3.small"
  user_data     = filebase64("${path.module}/scripts/worker.sh")
}

resource "aws_instance" "gateway" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  user_data = templatefile("${path.module}/gateway.tftpl", {
    primary = true
    port    = 8443
  })
}
