resource "aws_launch_template" "worker" {
    name_prefix   = "worker-"
    image_id      = "ami-0123456789abcdef0"
    instance_type = "t3.small"

    tags = {
        Name = "worker"
    }
}
